package foresee.benchmarks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foresee.model.ActionBatch;
import foresee.model.ActionSpace;
import foresee.model.Context;
import foresee.model.Latent;
import foresee.planning.Budget;
import foresee.planning.DifferentiableTrajectoryCost;
import foresee.planning.GoalCost;
import foresee.planning.Planner;
import foresee.planning.PlanningProblem;
import foresee.planning.ShootingCost;
import foresee.planning.Stop;
import foresee.planning.TrajectoryCost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.HdrHistogram.Histogram;

/**
 * What planning itself takes, outside the cost: processor time of whole plans under a cost that returns at once.
 *
 * <p>J(n) = (a(n,1,1) - 0.3)^2, whose gradient has one entry; actions in the box [-1, 1]^A. A planner that needs the steps of
 * a model gets one whose latent is the first number of each action, and 0.3 as its goal. Plans are made on one thread,
 * after as many again that are not measured, and for some time at least. The cost's own time is measured apart: the same
 * number of evaluations without a planner.
 *
 * <p><b>Units:</b> milliseconds of the planning thread.
 *
 * @param shape of the plans
 * @param plans measured of each planner
 * @param rows one for each planner, copied
 */
public record PlannerOverhead(Shape shape, int plans, List<Row> rows) {
    private static final double WANTED = 0.3;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    public PlannerOverhead {
        rows = List.copyOf(rows);
    }

    /**
     * Size of a plan and of the search for it.
     *
     * @param samples candidates N of one iteration
     * @param iterations of one plan
     * @param horizon actions H of a plan
     * @param actionSize numbers A of an action
     */
    public record Shape(int samples, int iterations, int horizon, int actionSize) {
        /** 300 samples, 10 iterations, 10 actions of 2 numbers. */
        public static Shape defaults() {
            return new Shape(300, 10, 10, 2);
        }

        /** Scored candidates of one plan. */
        public int evaluations() {
            return samples * iterations;
        }

        /** The box [-1, 1]^A. */
        public ActionSpace actionSpace() {
            return ActionSpace.Box.symmetric(actionSize, 1);
        }

        private PlanningProblem problem(PlannerCatalogue.Needs needs) {
            return PlanningProblem.of(
                    needs == PlannerCatalogue.Needs.MODEL_STEPS ? inModel() : new FirstNumber(),
                    actionSpace(),
                    horizon,
                    Budget.evaluations(evaluations()));
        }

        private TrajectoryCost inModel() {
            return ShootingCost.of(
                    new FirstNumberModel(actionSpace()),
                    Context.of(new Latent(new float[1])),
                    GoalCost.nearest(new Latent(new float[] {(float) WANTED})));
        }
    }

    /**
     * One planner.
     *
     * @param planner which
     * @param cpu of one plan, the cost's own time included
     * @param cost the cost's own time in it
     */
    public record Row(PlannerCatalogue.Entry planner, Latency cpu, Latency cost) {}

    /**
     * Measures planners.
     *
     * @param planners that work on continuous actions
     * @param plans of each, at least 1
     * @param warmUp processor time to spend at least before measuring
     * @param progress is told how many planners are done
     * @throws IllegalArgumentException before anything runs, if a planner cannot work here, or plans is below 1
     * @throws IllegalStateException if the system does not tell the processor time of a thread
     */
    public static PlannerOverhead measure(
            List<PlannerCatalogue.Entry> planners, Shape shape, int plans, Duration warmUp, IntConsumer progress) {
        if (plans < 1) {
            throw new IllegalArgumentException("plans (" + plans + ") must be at least 1.");
        }
        planners.forEach(planner -> planner.requireFits(shape.actionSpace(), true));
        CpuClock clock = new CpuClock();
        List<Row> rows = new ArrayList<>();
        for (PlannerCatalogue.Entry entry : planners) {
            Planner planner = entry.build(shape.samples(), shape.iterations());
            PlanningProblem problem = shape.problem(entry.needs());
            Bare bare =
                    new Bare(problem.differentiableCost(), shape, entry.needs().gradients());
            rows.add(new Row(
                    entry,
                    measured(clock, plans, warmUp, seed -> planner.plan(problem, seed)),
                    measured(clock, plans, warmUp, seed -> bare.run())));
            progress.accept(rows.size());
        }
        return new PlannerOverhead(shape, plans, rows);
    }

    private static Latency measured(CpuClock clock, int times, Duration warmUp, IntConsumer work) {
        long warm = clock.nanos() + warmUp.toNanos();
        for (int i = 0; i < times || clock.nanos() < warm; i++) {
            work.accept(i);
        }
        Histogram cpu = new Histogram(3);
        for (int i = 0; i < times; i++) {
            long before = clock.nanos();
            work.accept(i);
            cpu.recordValue(clock.nanos() - before);
        }
        return Latency.of(cpu);
    }

    /** As JSON: the shape, and each planner with {@code cpuMillis} and {@code costMillis}. */
    public ObjectNode toJson() {
        ObjectNode json = JSON.objectNode();
        json.put("bench", "overhead")
                .put("samples", shape.samples())
                .put("iterations", shape.iterations())
                .put("horizon", shape.horizon())
                .put("actionSize", shape.actionSize())
                .put("plans", plans);
        ArrayNode planners = json.putArray("planners");
        for (Row row : rows) {
            ObjectNode entry = planners.addObject().put("planner", row.planner().name());
            entry.set("cpuMillis", ResultJson.latency(row.cpu()));
            entry.set("costMillis", ResultJson.latency(row.cost()));
        }
        return json;
    }

    /** The evaluations of one plan, without a planner. */
    private static final class Bare {
        private final DifferentiableTrajectoryCost cost;
        private final Shape shape;
        private final boolean gradients;
        private final ActionBatch candidates;
        private final double[] costs;
        private final double[] gradient;

        Bare(DifferentiableTrajectoryCost cost, Shape shape, boolean gradients) {
            this.cost = cost;
            this.shape = shape;
            this.gradients = gradients;
            this.candidates = new ActionBatch(shape.samples(), shape.horizon(), shape.actionSize());
            this.costs = new double[shape.samples()];
            this.gradient = new double[candidates.values().length];
        }

        void run() {
            for (int i = 0; i < shape.iterations(); i++) {
                if (gradients) {
                    cost.evaluateWithGradient(candidates, shape.samples(), costs, gradient, Stop.NEVER);
                } else {
                    cost.evaluate(candidates, shape.samples(), costs, Stop.NEVER);
                }
            }
        }
    }

    /** Costs what the first number of a plan is off from 0.3, squared. */
    private static final class FirstNumber implements DifferentiableTrajectoryCost {
        @Override
        public void evaluate(ActionBatch actions, int from, int to, double[] costs) {
            for (int n = from; n < to; n++) {
                double off = actions.get(n, 0, 0) - WANTED;
                costs[n] = off * off;
            }
        }

        @Override
        public void evaluateWithGradient(ActionBatch actions, int from, int to, double[] costs, double[] gradient) {
            evaluate(actions, from, to, costs);
            for (int n = from; n < to; n++) {
                gradient[actions.offset(n, 0)] += 2 * (actions.get(n, 0, 0) - WANTED);
            }
        }
    }
}
