package foresee.envs;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.control.MpcConfig;
import foresee.control.MpcController;
import foresee.control.Policy;
import foresee.model.Observation;
import foresee.planning.Budget;
import foresee.planning.MppiPlanner;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the true simulator is good for, in every environment that has something to do: planning in it beats acting at random. */
class OracleContractTest {
    private static final int TRIALS = 6;
    /** Trials of the six that planning must solve more than acting at random. */
    private static final int MARGIN = 3;

    private static final MpcConfig CONFIG = new MpcConfig(24, 4, 4, Budget.evaluations(192), 1);

    /** Where a step takes a millisecond: fewer plans, and what is compared is how near they come. */
    private static final MpcConfig FRUGAL = new MpcConfig(24, 6, 6, Budget.evaluations(40), 1);

    private static final int FRUGAL_TRIALS = 2;

    static Stream<Task> slowTasks() {
        return Stream.of(SweptStuff.values())
                .map(stuff ->
                        Sandbox.tasks(new Sweep(stuff, VariationLevel.NOMINAL)).get(0));
    }

    /** The first task of each other default layout, at the least and the greatest level of variation. */
    static Stream<Task> tasks() {
        return Sandbox.environments().stream()
                .flatMap(name -> Stream.of(VariationLevel.NOMINAL, VariationLevel.STRONG)
                        .map(level ->
                                Sandbox.environment(name, Sandbox.layouts(name).get(0), level)))
                .filter(environment -> !(environment instanceof Sweep))
                .flatMap(environment -> Sandbox.tasks(environment).stream().limit(1));
    }

    /** By 15 % of the distance at least. */
    @ParameterizedTest
    @MethodSource("slowTasks")
    void planningInTheSimulatorComesNearerThanActingAtRandom(Task task) {
        double planned = 0;
        double random = 0;
        for (long seed = 0; seed < FRUGAL_TRIALS; seed++) {
            Task.Case drawn = task.draw(seed);
            planned += plan(task, drawn, FRUGAL).nearest();
            random += run(task, drawn, new RandomPolicy(task.environment().actionSpace(), seed))
                    .nearest();
        }

        assertThat(planned).isLessThan(0.85 * random);
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void planningInTheSimulatorBeatsActingAtRandom(Task task) {
        int planned = 0;
        int random = 0;
        for (long seed = 0; seed < TRIALS; seed++) {
            Task.Case drawn = task.draw(seed);
            planned += isSolved(task, plan(task, drawn, CONFIG)) ? 1 : 0;
            random += isSolved(
                            task,
                            run(task, drawn, new RandomPolicy(task.environment().actionSpace(), seed)))
                    ? 1
                    : 0;
        }

        assertThat(planned).isGreaterThanOrEqualTo(random + MARGIN);
    }

    private static SuccessTracker plan(Task task, Task.Case drawn, MpcConfig config) {
        SimulatorModel model = new SimulatorModel(task.environment());
        DistanceObjective objective = new DistanceObjective(task, drawn.goal());
        try (MpcController oracle = new MpcController(model, objective, new MppiPlanner(), config, drawn.seed())) {
            return run(task, drawn, oracle);
        }
    }

    private static boolean isSolved(Task task, SuccessTracker tracker) {
        return tracker.met(task.criteria().get(0).name());
    }

    private static SuccessTracker run(Task task, Task.Case drawn, Policy policy) {
        SuccessTracker tracker = new SuccessTracker(task, drawn.goal());
        float[] state = drawn.start();
        while (!isSolved(task, tracker) && !tracker.finished()) {
            Observation seen = Observation.ofState(state, tracker.steps());
            state = task.environment().step(state, policy.act(seen));
            tracker.record(state);
        }
        return tracker;
    }
}
