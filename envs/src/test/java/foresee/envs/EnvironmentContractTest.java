package foresee.envs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.model.Frame;
import foresee.model.KeyedRandom;
import foresee.model.Observation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every environment of the catalogue promises, in every layout. */
class EnvironmentContractTest {
    private static final int STEPS = 100;

    static Stream<Named> environments() {
        return Sandbox.environments().stream()
                .flatMap(name ->
                        Sandbox.layouts(name).stream().map(layout -> new Named(Sandbox.environment(name, layout))));
    }

    record Named(Environment environment) {
        @Override
        public String toString() {
            return environment.describe();
        }
    }

    @ParameterizedTest
    @MethodSource("environments")
    void specFitsWhatIsReturned(Named named) {
        Environment environment = named.environment();
        float[] state = environment.reset(1);

        assertThat(state).hasSize(environment.stateSize());
        assertThat(environment.step(state, action(environment, 1, 0))).hasSize(environment.stateSize());
        assertThat(environment.controlPeriod()).isPositive();
        assertThat(environment.describe()).startsWith(environment.id());
        assertThat(Sandbox.environments()).contains(environment.id());
    }

    @ParameterizedTest
    @MethodSource("environments")
    void sameSeedAndActionsGiveTheSameBits(Named named) {
        Environment environment = named.environment();

        assertThat(bits(rollout(environment, environment.reset(3), 3)))
                .isEqualTo(bits(rollout(environment, environment.reset(3), 3)));
    }

    @ParameterizedTest
    @MethodSource("environments")
    void valuesStayFinite(Named named) {
        Environment environment = named.environment();
        for (long seed = 0; seed < 20; seed++) {
            for (float[] state : rollout(environment, environment.reset(seed), seed)) {
                for (float value : state) {
                    assertThat(value).isFinite();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("environments")
    void startsAreRandomised(Named named) {
        Environment environment = named.environment();
        Set<List<Integer>> starts = new HashSet<>();
        for (long seed = 0; seed < 100; seed++) {
            starts.add(bits(List.of(environment.reset(seed))));
        }

        assertThat(starts).hasSize(100);
    }

    @ParameterizedTest
    @MethodSource("environments")
    void returnedArraysAreNotShared(Named named) {
        Environment environment = named.environment();
        float[] first = environment.reset(5);
        float[] kept = first.clone();
        double[] action = action(environment, 5, 0);
        float[] second = environment.step(first, action);
        float[] secondKept = second.clone();
        environment.step(second, action);
        Arrays.fill(first, Float.NaN);

        assertThat(second).isNotSameAs(first).containsExactly(secondKept);
        assertThat(environment.reset(5)).containsExactly(kept);
    }

    @ParameterizedTest
    @MethodSource("environments")
    void argumentsAreNotChanged(Named named) {
        Environment environment = named.environment();
        float[] state = environment.reset(6);
        float[] kept = state.clone();
        double[] action = outside(environment);
        double[] keptAction = action.clone();
        environment.step(state, action);
        environment.render(state);
        environment.render(state, 96);

        assertThat(state).containsExactly(kept);
        assertThat(action).containsExactly(keptAction);
    }

    @ParameterizedTest
    @MethodSource("environments")
    void savedStateGoesOnExactly(Named named) {
        Environment environment = named.environment();
        for (long seed = 0; seed < 10; seed++) {
            List<float[]> whole = rollout(environment, environment.reset(seed), seed);
            float[] saved = whole.get(STEPS / 2).clone();
            List<float[]> rest = new ArrayList<>(List.of(saved));
            for (int t = STEPS / 2; t < STEPS; t++) {
                rest.add(environment.step(rest.get(rest.size() - 1), action(environment, seed, t)));
            }

            assertThat(bits(rest)).isEqualTo(bits(whole.subList(STEPS / 2, STEPS + 1)));
        }
    }

    @ParameterizedTest
    @MethodSource("environments")
    void actionsOutsideAreProjected(Named named) {
        Environment environment = named.environment();
        double[] wild = outside(environment);
        double[] projected = wild.clone();
        environment.actionSpace().project(projected, 0);
        float[] state = environment.reset(7);

        assertThat(projected).isNotEqualTo(wild);
        assertThat(environment.step(state, wild)).containsExactly(environment.step(state, projected));
    }

    @ParameterizedTest
    @MethodSource("environments")
    void wrongSizesAreRefused(Named named) {
        Environment environment = named.environment();
        int size = environment.actionSpace().size();

        assertThatThrownBy(() -> environment.step(environment.reset(1), new double[size + 1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("action size (" + (size + 1) + ") must be " + size);
        assertThatThrownBy(() -> environment.step(new float[0], new double[size]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("state size (0) must be " + environment.stateSize());
        assertThatThrownBy(() -> environment.render(new float[0])).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("environments")
    void framesShowTheState(Named named) {
        Environment environment = named.environment();
        List<float[]> states = rollout(environment, environment.reset(8), 8);
        Frame first = environment.render(states.get(0));
        Frame last = environment.render(states.get(STEPS));

        assertThat(first.shape()).isEqualTo("64 x 64 x 3");
        assertThat(environment.render(states.get(0), 224).shape()).isEqualTo("224 x 224 x 3");
        assertThat(first).isEqualTo(environment.render(states.get(0))).isNotEqualTo(last);
        assertThat(environment.render(states.get(0), 224)).isNotEqualTo(environment.render(states.get(STEPS), 224));
    }

    @ParameterizedTest
    @MethodSource("environments")
    void observationsCarryFrameStateAndTime(Named named) {
        Environment environment = named.environment();
        float[] state = environment.reset(9);
        Observation observation = environment.observe(state, 3);

        assertThat(observation.frame()).contains(environment.render(state));
        assertThat(observation.state().orElseThrow()).containsExactly(state);
        assertThat(observation.timeNanos()).isEqualTo(Math.round(3e9 * environment.controlPeriod()));
    }

    @ParameterizedTest
    @MethodSource("environments")
    void factorsAreNamedAndFinite(Named named) {
        Environment environment = named.environment();
        List<Factor> factors = environment.factors();

        assertThat(factors).isNotEmpty();
        assertThat(factors.stream().map(Factor::name)).doesNotHaveDuplicates();
        for (float[] state : rollout(environment, environment.reset(10), 10)) {
            assertThat(factors)
                    .allSatisfy(factor ->
                            assertThat(factor.value().applyAsDouble(state)).isFinite());
        }
    }

    @ParameterizedTest
    @MethodSource("environments")
    void manyThreadsStepLikeOne(Named named) throws Exception {
        Environment environment = named.environment();
        List<Callable<List<Integer>>> jobs = new ArrayList<>();
        List<List<Integer>> expected = new ArrayList<>();
        for (long seed = 0; seed < 40; seed++) {
            long mine = seed;
            expected.add(bits(rollout(environment, environment.reset(mine), mine)));
            jobs.add(() -> bits(rollout(environment, environment.reset(mine), mine)));
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<List<Integer>> actual = new ArrayList<>();
            for (Future<List<Integer>> future : threads.invokeAll(jobs)) {
                actual.add(future.get());
            }
            assertThat(actual).isEqualTo(expected);
        } finally {
            threads.shutdownNow();
        }
    }

    /** The start and the states after each of {@link #STEPS} random actions. */
    private static List<float[]> rollout(Environment environment, float[] start, long seed) {
        List<float[]> states = new ArrayList<>(List.of(start));
        for (int t = 0; t < STEPS; t++) {
            states.add(environment.step(states.get(t), action(environment, seed, t)));
        }
        return states;
    }

    private static double[] action(Environment environment, long seed, int t) {
        double[] action = new double[environment.actionSpace().size()];
        environment.actionSpace().sample(KeyedRandom.of(seed, t), action, 0);
        return action;
    }

    private static double[] outside(Environment environment) {
        double[] action = new double[environment.actionSpace().size()];
        for (int i = 0; i < action.length; i++) {
            action[i] = environment.actionSpace().center(i)
                    + 3 * environment.actionSpace().halfWidth(i);
        }
        return action;
    }

    private static List<Integer> bits(List<float[]> states) {
        List<Integer> bits = new ArrayList<>();
        for (float[] state : states) {
            for (float value : state) {
                bits.add(Float.floatToIntBits(value));
            }
        }
        return bits;
    }
}
