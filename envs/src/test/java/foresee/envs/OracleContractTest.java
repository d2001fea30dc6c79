package foresee.envs;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.control.MpcConfig;
import foresee.control.MpcController;
import foresee.control.Policy;
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

    /** The first task of each default layout, at the least and the greatest level of variation. */
    static Stream<Task> tasks() {
        return Sandbox.environments().stream()
                .flatMap(name -> Stream.of(VariationLevel.NOMINAL, VariationLevel.STRONG)
                        .map(level ->
                                Sandbox.environment(name, Sandbox.layouts(name).get(0), level)))
                .flatMap(environment -> Sandbox.tasks(environment).stream().limit(1));
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void planningInTheSimulatorBeatsActingAtRandom(Task task) {
        int planned = 0;
        int random = 0;
        for (long seed = 0; seed < TRIALS; seed++) {
            Task.Case drawn = task.draw(seed);
            planned += plan(task, drawn) ? 1 : 0;
            random += isSolved(task, drawn, new RandomPolicy(task.environment().actionSpace(), seed)) ? 1 : 0;
        }

        assertThat(planned).isGreaterThanOrEqualTo(random + MARGIN);
    }

    private static boolean plan(Task task, Task.Case drawn) {
        SimulatorModel model = new SimulatorModel(task.environment());
        DistanceObjective objective = new DistanceObjective(task, drawn.goal());
        try (MpcController oracle = new MpcController(model, objective, new MppiPlanner(), CONFIG, drawn.seed())) {
            return isSolved(task, drawn, oracle);
        }
    }

    private static boolean isSolved(Task task, Task.Case drawn, Policy policy) {
        String first = task.criteria().get(0).name();
        SuccessTracker tracker = new SuccessTracker(task, drawn.goal());
        float[] state = drawn.start();
        while (!tracker.met(first) && !tracker.finished()) {
            float[] before = state;
            state = task.environment().step(state, policy.act(task.environment().observe(before, tracker.steps())));
            tracker.record(state);
        }
        return tracker.met(first);
    }
}
