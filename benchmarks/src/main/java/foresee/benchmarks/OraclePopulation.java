package foresee.benchmarks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foresee.envs.SimulatorCost;
import foresee.envs.Task;
import foresee.model.ActionBatch;
import foresee.model.ActionSpace;
import foresee.model.KeyedRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * What it takes the true simulator of push-t {@code ahead-25} to score one population of candidates on one thread.
 *
 * <p>Every round scores another population in another case of the task. Its actions are drawn uniformly and held for
 * {@value #HELD} steps, as planned ones are, so that the pusher gets somewhere.
 *
 * <p><b>Units:</b> milliseconds.
 *
 * @param task where
 * @param population candidates
 * @param horizon actions of each
 * @param cpu processor time of the thread
 * @param wall wall-clock time
 */
public record OraclePopulation(Task task, int population, int horizon, Median cpu, Median wall) {
    /** What it is to take at most, of 300 candidates of 25 actions. */
    public static final double TARGET_MILLIS = 600;

    private static final int HELD = 4;
    private static final TaskName TASK = TaskName.inDefaultLayout("push-t", "ahead-25");

    /** The measurements. */
    static final class Course {
        private static final double NANOS = 1e6;
        private static final int WARM_UPS = 2;

        private final CpuClock clock = new CpuClock();
        private final Task task = TASK.find();
        private final ActionBatch candidates;
        private final double[] costs;
        private final List<Double> cpu = new ArrayList<>();
        private final List<Double> wall = new ArrayList<>();

        Course(int population, int horizon) {
            this.candidates = new ActionBatch(
                    population, horizon, task.environment().actionSpace().size());
            this.costs = new double[population];
        }

        void warmUp() {
            for (int i = 0; i < WARM_UPS; i++) {
                measure(-1 - i);
            }
            cpu.clear();
            wall.clear();
        }

        void measure(int round) {
            SimulatorCost cost = SimulatorCost.of(task, task.draw(round));
            draw(round);
            long wallBegun = System.nanoTime();
            long cpuBegun = clock.nanos();
            cost.evaluate(candidates, 0, costs.length, costs);
            cpu.add((clock.nanos() - cpuBegun) / NANOS);
            wall.add((System.nanoTime() - wallBegun) / NANOS);
        }

        private void draw(int round) {
            ActionSpace space = task.environment().actionSpace();
            int size = candidates.actionSize();
            for (int n = 0; n < candidates.candidates(); n++) {
                KeyedRandom random = KeyedRandom.of(round, n);
                for (int h = 0; h < candidates.horizon(); h++) {
                    int at = candidates.offset(n, h);
                    if (h % HELD == 0) {
                        space.sample(random, candidates.values(), at);
                    } else {
                        System.arraycopy(candidates.values(), at - size, candidates.values(), at, size);
                    }
                }
            }
        }

        OraclePopulation result() {
            return new OraclePopulation(
                    task, candidates.candidates(), candidates.horizon(), Median.of(cpu), Median.of(wall));
        }
    }

    /** As in {@link EnvironmentSpeeds#toJson}. */
    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("layout", task.environment().describe())
                .put("task", task.name())
                .put("population", population)
                .put("horizon", horizon);
        json.set("cpuMillis", ResultJson.median(cpu));
        json.set("wallMillis", ResultJson.median(wall));
        return json.put("targetMillis", TARGET_MILLIS);
    }
}
