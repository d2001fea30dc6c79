package foresee.envs;

import static foresee.envs.BoxStates.after;
import static foresee.envs.BoxStates.empty;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.envs.BallInBox.Layout;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BallInBoxTest {
    private static final BallInBox FREE = new BallInBox(Layout.FREE, VariationLevel.NOMINAL);
    private static final BallInBox OCCLUDER = new BallInBox(Layout.OCCLUDER, VariationLevel.NOMINAL);
    private static final BallInBox FALL = new BallInBox(Layout.FALL, VariationLevel.NOMINAL);
    private static final BallInBox STACK = new BallInBox(Layout.STACK, VariationLevel.NOMINAL);
    private static final BallInBox MIXED = new BallInBox(Layout.MIXED, VariationLevel.NOMINAL);
    private static final double[] NOTHING = {};

    static Stream<BallInBox> boxes() {
        return Stream.of(Layout.values())
                .flatMap(layout -> Stream.of(VariationLevel.NOMINAL, VariationLevel.STRONG)
                        .map(level -> new BallInBox(layout, level)));
    }

    @ParameterizedTest
    @MethodSource("boxes")
    void clearedWorldEqualsANewWorldPerStepToTheBit(BallInBox world) {
        for (long seed = 0; seed < 20; seed++) {
            float[] state = world.reset(seed);
            for (int t = 0; t < 100; t++) {
                float[] next = world.step(state, NOTHING);

                assertThat(Arrays.equals(next, world.referenceStep(state, NOTHING)))
                        .isTrue();
                state = next;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("boxes")
    void savedStateGoesOnExactlyForFiftySteps(BallInBox world) {
        for (long seed = 0; seed < 10; seed++) {
            float[] state = after(world, world.reset(seed), 20);
            float[] restored = StateBytes.restore(world, StateBytes.save(world, state));

            assertThat(after(world, restored, 50)).containsExactly(after(world, state, 50));
        }
    }

    @Test
    void mixedShowsEveryScene() {
        int[] shown = new int[Layout.values().length];
        for (long seed = 0; seed < 500; seed++) {
            shown[MIXED.scene(MIXED.reset(seed)).number()]++;
        }

        assertThat(shown[Layout.MIXED.number()]).isZero();
        for (Layout scene : Layout.MIXED.scenes()) {
            assertThat(shown[scene.number()]).isGreaterThan(60);
        }
    }

    @Test
    void collectedEpisodeIsTheWorldRunningOn() {
        ScriptedPolicy data = BallInBoxData.defaults(FALL).withSteps(20);
        float[] start = FALL.reset(SeedStream.COLLECTION.seed(3), Layout.FALL);
        var episode = data.collect(3);

        assertThat(data.describe()).isEqualTo("ball-in-box-data(steps=20, fall=1.0)");
        assertThat(episode.actions().actionSize()).isZero();
        assertThat(episode.observations().get(20).state().orElseThrow()).containsExactly(after(FALL, start, 20));
        assertThatThrownBy(() -> data.withSteps(0)).hasMessage("steps (0) must be at least 1.");
    }

    @Test
    void dataOfMixedScenesIsWeighted() {
        ScriptedPolicy data = BallInBoxData.defaults(MIXED).withSteps(1).withMixture(Mixture.parse("stack=1,fall=1"));
        int[] shown = new int[Layout.values().length];
        for (long seed = 0; seed < 100; seed++) {
            float[] start = data.collect(seed).observations().get(0).state().orElseThrow();
            shown[MIXED.scene(start).number()]++;
        }

        assertThat(shown[Layout.STACK.number()] + shown[Layout.FALL.number()]).isEqualTo(100);
        assertThat(shown[Layout.FALL.number()]).isBetween(25, 75);
    }

    @Test
    void statesAreChecked() {
        assertThatThrownBy(() -> FREE.check(empty(FREE, Layout.STACK)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scene (4.0) must be one of [0 free].");
        float[] far = FREE.reset(1);
        far[FREE.slots().body(0) + BoxSlots.X] = 8.5f;
        assertThatThrownBy(() -> FREE.check(far)).hasMessage("body 1 x (8.5) must be within 0.0 to 8.0.");
        float[] half = STACK.reset(1);
        half[STACK.slots().firstPair()] = 1.5f;
        assertThatThrownBy(() -> STACK.check(half)).hasMessage("contact key (1.5) must be a whole number.");
    }

    @Test
    void factorsNameWhatMoves() {
        assertThat(FREE.factors())
                .extracting(Factor::name)
                .isEqualTo(List.of("ball x", "ball y", "ball velocity x", "ball velocity y"));
        assertThat(OCCLUDER.factors()).extracting(Factor::name).contains("occluded");
        assertThat(STACK.factors()).extracting(Factor::name).contains("box 6 x", "sin of box 6 angle");
        assertThat(MIXED.factors()).hasSize(4 + 6 * 6 + 1);
    }
}
