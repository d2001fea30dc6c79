package foresee.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import foresee.fixtures.PointMass;
import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import foresee.model.KeyedRandom;
import foresee.model.Latent;
import foresee.planning.Budget;
import foresee.planning.Cancellation;
import foresee.planning.CemPlanner;
import foresee.planning.GoalCost;
import foresee.planning.MppiPlanner;
import foresee.planning.Objective;
import foresee.planning.Plan;
import foresee.planning.PlanTrace;
import foresee.planning.Planner;
import foresee.planning.PlanningProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MpcControllerTest {
    private static final ActionSpace BOX = new ActionSpace.Box(new double[] {-1, -1}, new double[] {2, 1});
    private static final Objective GOAL = GoalCost.nearest(new Latent(new float[] {3, -2}));
    private static final MpcConfig CONFIG = new MpcConfig(12, 2, 4, Budget.evaluations(128), 1);

    /** Answers every problem with 1/100, 2/100, ... and remembers what it was asked. */
    private static final class CountingPlanner implements Planner {
        private final List<PlanningProblem> problems = new ArrayList<>();
        private final List<Long> seeds = new ArrayList<>();
        private int next;

        @Override
        public Plan plan(PlanningProblem problem, long seed) {
            problems.add(problem);
            seeds.add(seed);
            double[] values = new double[problem.horizon() * 2];
            for (int k = 0; k < problem.horizon(); k++) {
                values[2 * k] = ++next / 100.0;
            }
            ActionSequence actions = ActionSequence.of(problem.horizon(), 2, values);
            return new Plan(actions, 0.5, new Plan.Verdict(true, 0, 0), new PlanTrace(List.of()));
        }

        @Override
        public String describe() {
            return "counting(samples=1)";
        }
    }

    /** Keeps all events. */
    private static final class Recorder implements ControlListener {
        private final List<PlanEvent> plans = new ArrayList<>();
        private final List<StepEvent> steps = new ArrayList<>();

        @Override
        public void onPlan(PlanEvent event) {
            plans.add(event);
        }

        @Override
        public void onStep(StepEvent event) {
            steps.add(event);
        }
    }

    private static double[] firstComponents(MpcController controller, int steps) {
        double[] taken = new double[steps];
        for (int tick = 0; tick < steps; tick++) {
            taken[tick] = controller.act(PointMass.at(tick, -tick))[0];
        }
        return taken;
    }

    @Test
    void plannedActionsAreHeldAndReplacedAtTheReplanInterval() {
        try (MpcController controller =
                new MpcController(new PointMass(BOX, 4, 1), GOAL, new CountingPlanner(), CONFIG, 1)) {
            assertThat(firstComponents(controller, 10))
                    .containsExactly(.01, .01, .02, .02, .07, .07, .08, .08, .13, .13);
        }
    }

    @Test
    void wholePlanIsUsedWhereTheIntervalIsTheHorizon() {
        try (MpcController controller = new MpcController(
                new PointMass(BOX, 4, 1), GOAL, new CountingPlanner(), CONFIG.withReplanInterval(12), 1)) {
            assertThat(firstComponents(controller, 13))
                    .containsExactly(.01, .01, .02, .02, .03, .03, .04, .04, .05, .05, .06, .06, .07);
        }
    }

    @Test
    void firstGuessIsTheCentreAndLaterOnesAreTheRestOfTheLastPlan() {
        CountingPlanner planner = new CountingPlanner();
        try (MpcController controller = new MpcController(new PointMass(BOX, 4, 1), GOAL, planner, CONFIG, 1)) {
            firstComponents(controller, 5);
        }
        assertThat(planner.problems.get(0).guess()).isEqualTo(ActionSequence.centered(BOX, 6));
        assertThat(planner.problems.get(1).guess())
                .isEqualTo(ActionSequence.of(6, 2, new double[] {.03, 0, .04, 0, .05, 0, .06, 0, .06, 0, .06, 0}));
    }

    @Test
    void guessIsShiftedWithinAHeldActionToo() {
        CountingPlanner planner = new CountingPlanner();
        MpcConfig config = CONFIG.withReplanInterval(1);
        try (MpcController controller = new MpcController(new PointMass(BOX, 4, 1), GOAL, planner, config, 1)) {
            firstComponents(controller, 2);
        }
        assertThat(planner.problems.get(1).guess())
                .isEqualTo(ActionSequence.of(6, 2, new double[] {.01, 0, .02, 0, .03, 0, .04, 0, .05, 0, .06, 0}));
    }

    @Test
    void plannerIsAskedWithTheSpaceTheBudgetAndAKeyedSeed() {
        CountingPlanner planner = new CountingPlanner();
        try (MpcController controller = new MpcController(new PointMass(BOX, 4, 1), GOAL, planner, CONFIG, 77)) {
            firstComponents(controller, 5);
        }
        assertThat(planner.seeds).containsExactly(KeyedRandom.key(77, 0), KeyedRandom.key(77, 4));
        assertThat(planner.problems.get(0).actionSpace()).isEqualTo(BOX);
        assertThat(planner.problems.get(0).budget()).hasToString("128 evaluations");
        assertThat(planner.problems.get(0).horizon()).isEqualTo(6);
    }

    @Test
    void listenerHearsOfEveryPlan() {
        Recorder recorder = new Recorder();
        try (MpcController controller =
                new MpcController(new PointMass(BOX, 4, 1), GOAL, new CountingPlanner(), CONFIG, 77, recorder)) {
            firstComponents(controller, 5);
        }
        assertThat(recorder.plans).extracting(PlanEvent::tick).containsExactly(0L, 4L);
        PlanEvent second = recorder.plans.get(1);
        assertThat(second.observed()).isEqualTo(new Latent(new float[] {4, -4}));
        assertThat(second.context().latents()).containsExactly(second.observed());
        assertThat(second.seed()).isEqualTo(KeyedRandom.key(77, 4));
        assertThat(second.plan().actions().horizon()).isEqualTo(12);
        assertThat(second.plan().actions().get(1, 0)).isEqualTo(.07);
        assertThat(second.plan().cost()).isEqualTo(0.5);
        assertThat(second.plan().verdict().improved()).isTrue();
        assertThat(second.wallNanos()).isPositive();
        assertThat(second.cpuNanos()).isGreaterThanOrEqualTo(-1);
    }

    @Test
    void listenerHearsThePredictedAndTheObservedLatentOfEveryModelStep() {
        for (int interval : new int[] {1, 2, 3, 4, 8, 12}) {
            Recorder recorder = new Recorder();
            try (MpcController controller = new MpcController(
                    new PointMass(BOX, 4, 1),
                    GOAL,
                    new CountingPlanner(),
                    CONFIG.withReplanInterval(interval),
                    1,
                    recorder)) {
                double[] taken = firstComponents(controller, 13);
                assertThat(recorder.steps).extracting(StepEvent::tick).containsExactly(4L, 8L, 12L);
                for (StepEvent step : recorder.steps) {
                    int tick = (int) step.tick();
                    double moved = Arrays.stream(taken, tick - 4, tick).sum();
                    assertThat(step.observed()).isEqualTo(new Latent(new float[] {tick, -tick}));
                    assertThat((double) step.predicted().get(0)).isCloseTo(tick - 4 + moved, within(1e-5));
                    assertThat(step.predicted().get(1)).isEqualTo(4 - tick);
                    assertThat(step.error()).isEqualTo(step.predicted().distance(step.observed()));
                }
            }
        }
    }

    @Test
    void predictionIsOfWhatWasReallyExecuted() {
        Recorder recorder = new Recorder();
        try (MpcController controller =
                new MpcController(new PointMass(BOX, 4, 1), GOAL, new CountingPlanner(), CONFIG, 1, recorder)) {
            for (int tick = 0; tick < 5; tick++) {
                controller.act(PointMass.at(0, 0));
                double[] executed = {0.5, tick};
                controller.executed(executed);
                executed[0] = 99;
            }
        }
        assertThat(recorder.steps).hasSize(1);
        assertThat(recorder.steps.get(0).predicted()).isEqualTo(new Latent(new float[] {2, 6}));
    }

    @Test
    void historyIsPaddedWithTheFirstLatentAndCentreActions() {
        Recorder recorder = new Recorder();
        try (MpcController controller = new MpcController(
                new PointMass(BOX, 4, 3), GOAL, new CountingPlanner(), CONFIG.withReplanInterval(2), 1, recorder)) {
            firstComponents(controller, 15);
        }
        Latent first = new Latent(new float[] {0, 0});
        ActionSequence centre = ActionSequence.centered(BOX, 4);
        assertThat(recorder.plans.get(0).context().latents()).containsExactly(first, first, first);
        assertThat(recorder.plans.get(0).context().actions()).containsExactly(centre, centre);
        assertThat(recorder.plans.get(1).context().latents()).containsExactly(first, first, at(2));
        assertThat(recorder.plans.get(1).context().actions())
                .containsExactly(centre, ActionSequence.of(4, 2, new double[] {.5, 0, .5, 0, .01, 0, .01, 0}));
        assertThat(recorder.plans.get(7).context().latents()).containsExactly(at(6), at(10), at(14));
        assertThat(recorder.plans.get(7).context().actions())
                .containsExactly(
                        ActionSequence.of(4, 2, new double[] {.19, 0, .19, 0, .25, 0, .25, 0}),
                        ActionSequence.of(4, 2, new double[] {.31, 0, .31, 0, .37, 0, .37, 0}));
    }

    private static Latent at(int tick) {
        return new Latent(new float[] {tick, -tick});
    }

    @Test
    void historyIsKnownForAnyReplanInterval() {
        for (int interval = 1; interval <= 12; interval++) {
            MpcConfig config = CONFIG.withReplanInterval(interval);
            List<Latent> seen = new ArrayList<>();
            ControlListener listener = new ControlListener() {
                @Override
                public void onPlan(PlanEvent event) {
                    seen.addAll(event.context().latents());
                }
            };
            try (MpcController controller =
                    new MpcController(new PointMass(BOX, 4, 2), GOAL, new CountingPlanner(), config, 1, listener)) {
                firstComponents(controller, 40);
            }
            List<Latent> expected = new ArrayList<>();
            for (int tick = 0; tick < 40; tick += interval) {
                expected.addAll(List.of(at(Math.max(0, tick - 4)), at(tick)));
            }
            assertThat(seen).isEqualTo(expected);
        }
    }

    @Test
    void framesThatNobodyNeedsAreNotEncoded() {
        AtomicInteger encoded = new AtomicInteger();
        try (MpcController controller = new MpcController(
                new CountingEncoder(encoded), GOAL, new CountingPlanner(), CONFIG.withReplanInterval(6), 1)) {
            firstComponents(controller, 13);
        }
        assertThat(encoded.get()).isEqualTo(3);
    }

    /** A point mass that counts what it encodes. */
    private static final class CountingEncoder implements foresee.model.WorldModel {
        private final PointMass inner = new PointMass(BOX, 4, 1);
        private final AtomicInteger encoded;

        CountingEncoder(AtomicInteger encoded) {
            this.encoded = encoded;
        }

        @Override
        public int latentSize() {
            return 2;
        }

        @Override
        public ActionSpace actionSpace() {
            return BOX;
        }

        @Override
        public int actionChunk() {
            return 4;
        }

        @Override
        public Latent encode(foresee.model.Observation observation) {
            encoded.incrementAndGet();
            return inner.encode(observation);
        }

        @Override
        public void rollout(
                foresee.model.Context context,
                foresee.model.ActionBatch actions,
                int from,
                int to,
                foresee.model.LatentTrajectories out) {
            inner.rollout(context, actions, from, to, out);
        }
    }

    /** Runs a point mass under the controller and returns where it has been. */
    private static List<Double> run(PointMass model, MpcController controller, int steps) {
        double[] before = {0, 0};
        double[] now = {0, 0};
        List<Double> path = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            double[] values = new double[model.actionChunk() * 2];
            for (int j = 0; j < model.actionChunk(); j++) {
                double[] action = controller.act(PointMass.at(now));
                System.arraycopy(action, 0, values, 2 * j, 2);
            }
            double[] next = model.after(before, now, ActionSequence.of(model.actionChunk(), 2, values));
            before = now;
            now = next;
            path.add(now[0]);
            path.add(now[1]);
        }
        return path;
    }

    @Test
    void pointMassComesNearItsGoal() {
        for (Planner planner : List.of(new CemPlanner(), new MppiPlanner())) {
            PointMass model = new PointMass(BOX, 1, 1);
            MpcConfig config = CONFIG.withReplanInterval(1).withBudget(Budget.evaluations(640));
            try (MpcController controller = new MpcController(model, GOAL, planner, config, 5)) {
                List<Double> path = run(model, controller, 10);
                double nearest = Double.MAX_VALUE;
                for (int step = 0; step < 10; step++) {
                    nearest = Math.min(nearest, Math.hypot(path.get(2 * step) - 3, path.get(2 * step + 1) + 2));
                }
                assertThat(nearest).isLessThan(0.3);
            }
        }
    }

    @Test
    void sameSeedGivesTheSamePathForAnyThreadsWatchedOrNot() {
        PointMass model = new PointMass(BOX, 1, 2);
        List<List<Double>> paths = new ArrayList<>();
        for (int threads : new int[] {1, 8}) {
            for (ControlListener listener : List.of(ControlListener.NONE, new Recorder())) {
                try (MpcController controller =
                        new MpcController(model, GOAL, new CemPlanner(), CONFIG.withThreads(threads), 5, listener)) {
                    paths.add(run(model, controller, 9));
                }
            }
        }
        assertThat(paths).containsOnly(paths.get(0));
        try (MpcController controller = new MpcController(model, GOAL, new CemPlanner(), CONFIG, 6)) {
            assertThat(run(model, controller, 9)).isNotEqualTo(paths.get(0));
        }
    }

    @Test
    void resetBeginsAnEpisodeAsIfItWereTheFirst() {
        PointMass model = new PointMass(BOX, 1, 2);
        try (MpcController controller = new MpcController(model, GOAL, new CemPlanner(), CONFIG, 5)) {
            List<Double> first = run(model, controller, 7);
            controller.reset();
            assertThat(run(model, controller, 7)).isEqualTo(first);
        }
    }

    @Test
    void returnedActionBelongsToTheCaller() {
        try (MpcController controller =
                new MpcController(new PointMass(BOX, 4, 1), GOAL, new CountingPlanner(), CONFIG, 1)) {
            controller.act(PointMass.at(0, 0))[0] = 99;
            assertThat(controller.act(PointMass.at(0, 0))).containsExactly(.01, 0);
        }
    }

    @Test
    void zeroDeadlineActsOnTheCentre() {
        MpcConfig config = CONFIG.withBudget(Budget.deadline(Duration.ZERO));
        try (MpcController controller =
                new MpcController(new PointMass(BOX, 4, 1), GOAL, new CemPlanner(), config, 1)) {
            assertThat(controller.act(PointMass.at(0, 0))).containsExactly(0.5, 0);
        }
    }

    @Test
    void closingFromAnotherThreadEndsARunningPlanWithinOneSlice() throws InterruptedException {
        for (int threads : new int[] {1, 4}) {
            CountDownLatch planning = new CountDownLatch(1);
            CountDownLatch closed = new CountDownLatch(1);
            AtomicInteger slices = new AtomicInteger();
            Objective objective = (trajectories, actions, from, to, costs) -> {
                slices.incrementAndGet();
                planning.countDown();
                await(closed);
                Arrays.fill(costs, from, to, 1);
            };
            MpcConfig config =
                    CONFIG.withBudget(Budget.deadline(Duration.ofDays(1))).withThreads(threads);
            MpcController controller =
                    new MpcController(new PointMass(BOX, 4, 1), objective, new CemPlanner(), config, 1);
            AtomicReference<double[]> action = new AtomicReference<>();
            Thread actor = new Thread(() -> action.set(controller.act(PointMass.at(0, 0))));
            actor.start();
            planning.await();
            controller.close();
            closed.countDown();
            actor.join();
            assertThat(action.get()).containsExactly(0.5, 0);
            assertThat(slices.get()).isBetween(1, threads);
            assertThatThrownBy(() -> controller.act(PointMass.at(0, 0)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("controller is closed.");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void closingOneControllerLeavesOthersOfTheSameConfigurationAlone() {
        MpcController one = new MpcController(new PointMass(BOX, 4, 1), GOAL, new CemPlanner(), CONFIG, 1);
        Recorder recorder = new Recorder();
        try (MpcController other =
                new MpcController(new PointMass(BOX, 4, 1), GOAL, new CemPlanner(), CONFIG, 1, recorder)) {
            one.close();
            other.act(PointMass.at(0, 0));
            assertThat(recorder.plans.get(0).plan().trace().evaluations()).isEqualTo(128);
        }
    }

    @Test
    void cancellationOfTheBudgetIsHeard() {
        Cancellation cancellation = new Cancellation();
        MpcConfig config = CONFIG.withBudget(Budget.evaluations(128).with(cancellation));
        Recorder recorder = new Recorder();
        try (MpcController controller =
                new MpcController(new PointMass(BOX, 4, 1), GOAL, new CemPlanner(), config, 1, recorder)) {
            cancellation.cancel();
            controller.act(PointMass.at(0, 0));
        }
        assertThat(recorder.plans.get(0).plan().trace().evaluations()).isZero();
    }

    @Test
    void misuseIsRefusedWithBothValues() {
        assertThatThrownBy(() -> new MpcController(new PointMass(BOX, 5, 1), GOAL, new CemPlanner(), CONFIG, 1))
                .hasMessage("horizon (12) must be a multiple of the model's action chunk (5).");
        assertThatThrownBy(() -> CONFIG.withHold(5)).hasMessage("horizon (12) must be a multiple of hold (5).");
        assertThatThrownBy(() -> CONFIG.withReplanInterval(13))
                .hasMessage("replan interval (13) must be at most horizon (12).\nMaybe raise horizon.");
        assertThatThrownBy(() -> CONFIG.withThreads(0)).hasMessage("threads (0) must be at least 1.");
        try (MpcController controller =
                new MpcController(new PointMass(BOX, 4, 1), GOAL, new CemPlanner(), CONFIG, 1)) {
            assertThatThrownBy(() -> controller.executed(new double[2]))
                    .hasMessage("act() must come before executed().");
            assertThatThrownBy(() -> controller.executed(new double[3]))
                    .hasMessage("action size (3) must be that of the action space (2).");
        }
    }
}
