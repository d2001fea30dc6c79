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

/** What every environment of the catalogue promises, in every layout and among walls given as text, at every level of variation. */
class EnvironmentContractTest {
    /** A ring with a spur, wider than it is high. */
    static final String WALLS = "#######/#.....#/#.###.#/#...#.#/#######";

    private static final int STEPS = 100;

    static Stream<Named> environments() {
        return Sandbox.environments().stream()
                .flatMap(name -> layouts(name)
                        .flatMap(layout -> Arrays.stream(VariationLevel.values())
                                .map(level -> new Named(name, layout, Sandbox.environment(name, layout, level)))));
    }

    /** Names of layouts, and walls as text where they are taken. */
    static Stream<String> layouts(String name) {
        Stream<String> named = Sandbox.layouts(name).stream();
        return Sandbox.takesWalls(name) ? Stream.concat(named, Stream.of(WALLS)) : named;
    }

    /** Those in which something acts: elsewhere there is no action to be wrong. */
    static Stream<Named> acting() {
        return environments().filter(named -> named.environment().actionSpace().size() > 0);
    }

    record Named(String name, String layout, Environment environment) {
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
    @MethodSource("acting")
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
        assertThatThrownBy(() -> environment.render(new float[0], 96)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> environment.frame(new float[0], 96)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> environment.check(new float[0])).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("acting")
    void actionsThatAreNoNumbersAreRefused(Named named) {
        Environment environment = named.environment();
        double[] action = new double[environment.actionSpace().size()];
        action[action.length - 1] = Double.NaN;
        String message = "action[" + (action.length - 1) + "] (NaN) must be a number.";

        assertThatThrownBy(() -> environment.step(environment.reset(1), action))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> new EpisodeRecorder(environment, 1, environment.reset(1)).act(action))
                .hasMessage(message);
    }

    @ParameterizedTest
    @MethodSource("environments")
    void executedActionIsWhatIsRecorded(Named named) {
        Environment environment = named.environment();
        EpisodeRecorder recorder = new EpisodeRecorder(environment, 1, environment.reset(1));
        recorder.act(outside(environment));
        double[] recorded = recorder.episode().actions().action(0);

        assertThat(environment.actionSpace().contains(recorded, 0)).isTrue();
        assertThat(environment.step(environment.reset(1), recorded)).containsExactly(recorder.state());
    }

    @ParameterizedTest
    @MethodSource("environments")
    void valuesThatAreNoNumbersAreRefused(Named named) {
        Environment environment = named.environment();
        for (int i = 0; i < environment.stateSize(); i++) {
            float[] state = environment.reset(1);
            state[i] = Float.NaN;

            assertThatThrownBy(() -> environment.check(state))
                    .as("value %d", i)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("NaN");
        }
    }

    @ParameterizedTest
    @MethodSource("environments")
    void statesOnTheWayPassTheCheckAndComeBackFromBytes(Named named) {
        Environment environment = named.environment();
        for (float[] state : rollout(environment, environment.reset(11), 11)) {
            float[] restored = StateBytes.restore(environment, StateBytes.save(environment, state));

            assertThat(bits(List.of(restored))).isEqualTo(bits(List.of(state)));
        }
    }

    @ParameterizedTest
    @MethodSource("environments")
    void framesOfAnySizeShowTheSameScene(Named named) {
        Environment environment = named.environment();
        float[] state = environment.reset(12);

        assertThat(environment.frame(state, 64)).isEqualTo(environment.render(state));
        assertThat(meanDifference(halved(environment.frame(state, 128)), environment.render(state)))
                .isLessThan(4);
        assertThat(meanDifference(environment.frame(state, 96), environment.render(state, 96)))
                .isLessThan(3);
        assertThat(environment.render(state, 512).shape()).isEqualTo("512 x 512 x 3");
    }

    private static Frame halved(Frame frame) {
        int size = frame.height() / 2;
        byte[] values = new byte[size * size * 3];
        for (int i = 0; i < values.length; i++) {
            int y = i / 3 / size;
            int x = i / 3 % size;
            int c = i % 3;
            int sum = frame.get(2 * y, 2 * x, c)
                    + frame.get(2 * y + 1, 2 * x, c)
                    + frame.get(2 * y, 2 * x + 1, c)
                    + frame.get(2 * y + 1, 2 * x + 1, c);
            values[i] = (byte) (sum / 4);
        }
        return new Frame(size, size, 3, values);
    }

    /** Of 255, per value. */
    private static double meanDifference(Frame a, Frame b) {
        byte[] left = a.toArray();
        byte[] right = b.toArray();
        long sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += Math.abs((left[i] & 0xff) - (right[i] & 0xff));
        }
        return sum / (double) left.length;
    }

    @ParameterizedTest
    @MethodSource("environments")
    void whatIsFeltIsAmongTheFactors(Named named) {
        Environment environment = named.environment();
        float[] state = environment.reset(13);
        List<Factor> felt = environment.proprioception();

        assertThat(environment.factors().stream().map(Factor::name))
                .containsAll(felt.stream().map(Factor::name).toList());
        assertThat(environment.proprioception(state)).hasSize(felt.size());
        for (int i = 0; i < felt.size(); i++) {
            assertThat(environment.proprioception(state)[i])
                    .isEqualTo((float) felt.get(i).value().applyAsDouble(state));
        }
    }

    @ParameterizedTest
    @MethodSource("environments")
    void variationIsDrawnFromTheSeedAndStaysForTheEpisode(Named named) {
        Environment environment = named.environment();
        Variation variation = environment.variation();
        int drawn = variation.level() == VariationLevel.NOMINAL
                ? 0
                : variation.variables().size();
        int from = environment.stateSize() - drawn - 6 * variation.distractors();
        float[] nominal = Sandbox.environment(named.name(), named.layout()).reset(14);
        float[] start = environment.reset(14);
        float[] end = rollout(environment, start, 14).get(STEPS);
        float[] other = environment.reset(15);

        assertThat(environment.describe().contains("variation=")).isEqualTo(drawn > 0);
        assertThat(from).isEqualTo(nominal.length);
        assertThat(variation.variables()).extracting(Variable::name).doesNotHaveDuplicates();
        assertThat(Arrays.copyOfRange(end, from, from + drawn))
                .containsExactly(Arrays.copyOfRange(start, from, from + drawn));
        for (int i = from; i < from + drawn; i++) {
            Variable variable = variation.variables().get(i - from);
            assertThat(variable.allows(variation.level(), start[i])).isTrue();
            if (variation.level() == VariationLevel.STRONG) {
                assertThat(start[i]).as(variable.name()).isNotEqualTo(other[i]);
            }
        }
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
    void observationsShareNoMemory(Named named) {
        Environment environment = named.environment();
        float[] state = environment.reset(16);
        Observation observation = environment.observe(state, 0);
        Arrays.fill(state, Float.NaN);
        Arrays.fill(observation.state().orElseThrow(), Float.NaN);
        Arrays.fill(observation.frame().orElseThrow().toArray(), (byte) 77);
        Arrays.fill(environment.proprioception(environment.reset(16)), Float.NaN);

        assertThat(observation.state().orElseThrow()).containsExactly(environment.reset(16));
        assertThat(observation.frame()).contains(environment.render(environment.reset(16)));
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
