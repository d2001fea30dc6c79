package foresee.envs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CoverageTest {
    private static final float EDGE = 81.5f; // of the block's centre: the border and the T's reach of 76.5 px

    static List<String> environments() {
        return Sandbox.environments();
    }

    private static Coverage.Part part(Coverage coverage, String name) {
        return coverage.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(Environment environment) {
        return Coverage.of(environment).parts().stream()
                .map(Coverage.Part::name)
                .toList();
    }

    @Test
    void placesAndAnglesAreLookedAtAsSuch() {
        assertThat(names(Sandbox.environment("push-t"))).containsExactly("pusher x, y", "block x, y", "block angle");
        assertThat(names(Sandbox.environment("reacher")))
                .containsExactly("tip x, y", "shoulder", "elbow", "shoulder velocity", "elbow velocity");
        assertThat(names(Sandbox.environment("cart-pole")))
                .containsExactly("cart x", "pole angle", "cart velocity", "pole velocity");
    }

    @Test
    void whatIsTheSameAtEveryStartIsLeftOut() {
        assertThat(names(Sandbox.environment("two-room", "fixed"))).containsExactly("agent x, y");
        assertThat(names(Sandbox.environment("two-room", "random"))).containsExactly("agent x, y", "wall x", "door y");
    }

    @Test
    void cellsAreCountedOnceAndValuesBeyondCountAtTheBound() {
        Coverage coverage = Coverage.of(Sandbox.environment("push-t"));
        float low = EDGE + 1;
        float high = Push.SIZE - EDGE - 1;
        coverage.add(List.of(
                new float[] {100, 100, low, low, 0.1f},
                new float[] {101, 101, high, low, 0.1f},
                new float[] {102, 102, high, high, 0.2f},
                new float[] {300, 300, low - 20, low, -0.1f}));

        assertThat(part(coverage, "pusher x, y")).isEqualTo(new Coverage.Part("pusher x, y", 2, 256));
        assertThat(part(coverage, "block x, y")).isEqualTo(new Coverage.Part("block x, y", 3, 256));
        assertThat(part(coverage, "block angle")).isEqualTo(new Coverage.Part("block angle", 2, 16));
        assertThat(coverage.mean()).isCloseTo((2 / 256.0 + 3 / 256.0 + 2 / 16.0) / 3, within(1e-12));
    }

    @Test
    void happeningsAreCountedByStepsWithinEpisodes() {
        Coverage coverage = Coverage.of(Sandbox.environment("push-t"));
        assertThat(coverage.frequencies()).containsExactly(new Coverage.Frequency("the block moves", 0));
        float[] here = {100, 100, 200, 200, 0};
        float[] moved = {100, 100, 200.6f, 200, 0};
        float[] hardly = {100, 100, 200.2f, 200, 0};
        float[] turned = {100, 100, 200.2f, 200, 0.01f};
        coverage.add(List.of(here, moved, hardly, turned));
        coverage.add(List.of(here, hardly));

        assertThat(coverage.frequencies()).containsExactly(new Coverage.Frequency("the block moves", 2 / 4.0));
    }

    @Test
    void cellsInsideOfWallsCannotBeReached() {
        Environment maze = Sandbox.environment("point-maze", "u");
        Coverage coverage = Coverage.of(maze);
        int reachable = part(coverage, "agent x, y").cells();

        assertThat(reachable).isBetween(100, 230);
        List<float[]> starts = new ArrayList<>();
        for (long seed = 10_000; seed < 14_000; seed++) {
            starts.add(maze.reset(seed));
        }
        coverage.add(starts);
        assertThat(part(coverage, "agent x, y").share()).isGreaterThan(0.97);
        assertThat(part(coverage, "agent x, y").cells()).isBetween(reachable, reachable + 5);
        assertThat(part(coverage, "velocity x, y")).isEqualTo(new Coverage.Part("velocity x, y", 1, 256));
    }

    @ParameterizedTest
    @MethodSource("environments")
    void dataPoliciesSeeMoreTheLongerTheyAct(String name) {
        DataPolicy policy = Sandbox.dataPolicy(Sandbox.environment(name), 16);
        Coverage coverage = Coverage.of(policy.environment());
        double before = 0;
        for (long seed = 0; seed < 6; seed++) {
            coverage.add(policy.collect(seed).observations().stream()
                    .map(observation -> observation.state().orElseThrow())
                    .toList());
            assertThat(coverage.mean()).isBetween(before, 1.0);
            before = coverage.mean();
        }
        assertThat(coverage.parts())
                .allSatisfy(part -> assertThat(part.visited()).isBetween(1, part.cells()));
    }

    /** 23.6 % of 64 000 steps; 32 and 3 % of each kind alone. */
    @Test
    void polesAreUprightOnOneStepInFive() {
        assertThat(upright("swing=0.7,hold=0.3")).isBetween(0.15, 0.35);
        assertThat(upright("hold=1")).isLessThan(0.1);
    }

    private static double upright(String mixture) {
        CartPole cart = new CartPole(VariationLevel.NOMINAL);
        Coverage coverage = Coverage.of(cart);
        DataPolicy policy = CartPoleData.defaults(cart).withMixture(Mixture.parse(mixture));
        for (long seed = 0; seed < 100; seed++) {
            coverage.add(policy.collect(seed).observations().stream()
                    .map(observation -> observation.state().orElseThrow())
                    .toList());
        }
        assertThat(coverage.frequencies()).hasSize(1);
        return coverage.frequencies().get(0).share();
    }

    @Test
    void boundsAreChecked() {
        Factor factor = new Factor("x", "px", state -> state[0]);

        assertThat(factor.bounds()).isEmpty();
        assertThat(factor.within(1, 2).bounds()).contains(new Factor.Bounds(1, 2));
        assertThatThrownBy(() -> factor.within(2, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("low (2.0) must be below high (2.0), and both finite.");
    }
}
