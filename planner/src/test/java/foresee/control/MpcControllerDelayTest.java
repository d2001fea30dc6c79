package foresee.control;

import static foresee.control.ControlFixture.BOX;
import static foresee.control.ControlFixture.CONFIG;
import static foresee.control.ControlFixture.GOAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.control.ControlFixture.CountingPlanner;
import foresee.control.ControlFixture.Recorder;
import foresee.fixtures.PointMass;
import foresee.model.ActionBatch;
import foresee.model.ActionSequence;
import foresee.model.Context;
import foresee.model.KeyedRandom;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import foresee.model.Observation;
import foresee.planning.Budget;
import foresee.planning.CemPlanner;
import foresee.planning.HeldActionsCost;
import foresee.planning.Objective;
import foresee.planning.PlanningProblem;
import foresee.planning.ShootingCost;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Plans made in the background, none of them missed. */
@Timeout(60)
class MpcControllerDelayTest {
    private static final int TICKS = 21;
    private static final PointMass MODEL = new PointMass(BOX, 2, 2);

    private static Observation seen(int tick) {
        return PointMass.at(0.1f * tick, -0.05f * tick);
    }

    private static Latent latent(int tick) {
        return MODEL.encode(seen(Math.max(0, tick)));
    }

    /** The actions of {@link #TICKS} ticks, each plan waited for. */
    private static List<List<Double>> run(MpcController controller) throws InterruptedException {
        List<List<Double>> taken = new ArrayList<>();
        for (int tick = 0; tick < TICKS; tick++) {
            taken.add(Arrays.stream(controller.act(seen(tick))).boxed().toList());
            controller.awaitPlan();
        }
        return taken;
    }

    private static List<List<Double>> run(MpcConfig config) throws InterruptedException {
        try (MpcController controller = new MpcController(MODEL, GOAL, new CemPlanner(), config, 5)) {
            return run(controller);
        }
    }

    /** The loop written out for two latents of history, two actions a model step, decisions held for two steps. */
    private static List<List<Double>> reference(int delay, long seed) {
        double[] taken = new double[2 * (TICKS + delay)];
        ActionSequence plan = ActionSequence.centered(BOX, 6);
        ActionSequence next = plan;
        int begin = Integer.MAX_VALUE;
        for (int tick = 0; tick < TICKS; tick++) {
            if (tick % 4 == delay % 4 && tick >= delay) {
                plan = next;
                begin = tick;
            }
            for (int ahead = tick; ahead < tick + delay + 1; ahead++) { // beyond this tick: what will be executed
                double[] action = plan.action(begin > tick ? 0 : (ahead - begin) / 2);
                System.arraycopy(action, 0, taken, 2 * Math.min(ahead, TICKS + delay - 1), 2);
            }
            if (tick % 4 == 0) {
                next = plan(predicted(tick, delay, taken), guess(plan, tick + delay - begin), seed, tick + delay);
            }
        }
        List<List<Double>> actions = new ArrayList<>();
        for (int tick = 0; tick < TICKS; tick++) {
            actions.add(List.of(taken[2 * tick], taken[2 * tick + 1]));
        }
        return actions;
    }

    private static ActionSequence guess(ActionSequence plan, int passed) {
        double[] values = new double[12];
        for (int decision = 0; decision < 6; decision++) {
            int source = Math.min(5, passed < 0 ? 0 : (passed + 2 * decision) / 2);
            System.arraycopy(plan.action(source), 0, values, 2 * decision, 2);
        }
        return ActionSequence.of(6, 2, values);
    }

    private static Context predicted(int tick, int delay, double[] taken) {
        Context now = new Context(List.of(latent(tick - 2), latent(tick)), List.of(chunk(tick - 2, taken)));
        for (int passed = 0; passed < delay; passed += 2) {
            LatentTrajectories out = new LatentTrajectories(1, 1, 2);
            ActionSequence chunk = chunk(tick + passed, taken);
            MODEL.rollout(now, ActionBatch.of(chunk), 0, 1, out);
            now = new Context(List.of(now.now(), out.latent(0, 0)), List.of(chunk));
        }
        return now;
    }

    private static ActionSequence chunk(int tick, double[] taken) {
        return tick < 0
                ? ActionSequence.centered(BOX, 2)
                : ActionSequence.of(2, 2, Arrays.copyOfRange(taken, 2 * tick, 2 * tick + 4));
    }

    private static ActionSequence plan(Context context, ActionSequence guess, long seed, int begin) {
        PlanningProblem problem = new PlanningProblem(
                HeldActionsCost.of(ShootingCost.of(MODEL, context, GOAL), 2), BOX, guess, Budget.evaluations(128));
        return new CemPlanner().plan(problem, KeyedRandom.key(seed, begin)).actions();
    }

    @Test
    void actionsAreThoseOfTheLoopWrittenOut() throws InterruptedException {
        for (int delay : new int[] {2, 4}) {
            assertThat(run(CONFIG.withDelay(delay))).isEqualTo(reference(delay, 5));
        }
    }

    @Test
    void actionsAreTheSameInEachRunForAnyThreads() throws InterruptedException {
        List<List<Double>> expected = run(CONFIG.withDelay(2));
        for (int threads : new int[] {1, 2, 8}) {
            assertThat(run(CONFIG.withDelay(2).withThreads(threads))).isEqualTo(expected);
        }
        assertThat(run(CONFIG)).isNotEqualTo(expected);
    }

    @Test
    void plansAreMadeByOneDaemonThreadAndHeardByTheOneThatActs() throws InterruptedException {
        List<Thread> planning = new ArrayList<>();
        List<Thread> hearing = new ArrayList<>();
        ControlListener listener = new ControlListener() {
            @Override
            public void onPlan(PlanEvent event) {
                hearing.add(Thread.currentThread());
            }
        };
        Objective objective = (trajectories, actions, from, to, costs) -> {
            planning.add(Thread.currentThread());
            GOAL.evaluate(trajectories, actions, from, to, costs);
        };
        try (MpcController controller =
                new MpcController(MODEL, objective, new CemPlanner(), CONFIG.withDelay(2), 1, listener)) {
            run(controller);
        }
        assertThat(planning).containsOnly(planning.get(0));
        assertThat(planning.get(0)).isNotSameAs(Thread.currentThread());
        assertThat(planning.get(0).isDaemon()).isTrue();
        assertThat(planning.get(0).isAlive()).isFalse();
        assertThat(hearing).hasSize(5).containsOnly(Thread.currentThread());
    }

    @Test
    void safeActionActsUntilTheFirstPlanTakesEffectAndEachPlanForOneInterval() throws InterruptedException {
        Recorder recorder = new Recorder();
        MpcConfig config = CONFIG.withDelay(2).withSafeAction(-0.5, 0.5);
        try (MpcController controller = new MpcController(MODEL, GOAL, new CountingPlanner(), config, 1, recorder)) {
            assertThat(run(controller).subList(0, 11))
                    .extracting(action -> action.get(0))
                    .containsExactly(-.5, -.5, .01, .01, .02, .02, .07, .07, .08, .08, .13);
            assertThat(controller.statistics().safeActionTicks()).isEqualTo(2);
            assertThat(controller.statistics().fallbackTicks()).isZero();
            assertThat(controller.statistics().missedPlans()).isZero();
        }
        assertThat(recorder.plans).extracting(PlanEvent::tick).containsExactly(2L, 6L, 10L, 14L, 18L);
        assertThat(recorder.plans).extracting(PlanEvent::adoption).containsOnly(Adoption.ON_TIME);
        assertThat(recorder.plans.get(1).seed()).isEqualTo(KeyedRandom.key(1, 6));
        assertThat(recorder.plans.get(1).observation().state().orElseThrow())
                .isEqualTo(seen(4).state().orElseThrow());
    }

    @Test
    void predictionForwardStartsFromWhatWasReallyExecuted() throws InterruptedException {
        Recorder recorder = new Recorder();
        MpcConfig config = CONFIG.withDelay(2);
        try (MpcController controller = new MpcController(MODEL, GOAL, new CountingPlanner(), config, 1, recorder)) {
            for (int tick = 0; tick < 7; tick++) {
                controller.act(seen(tick));
                controller.executed(new double[] {tick, -0.125});
                controller.awaitPlan();
            }
        }
        PlanRequest request = recorder.plans.get(1).request(); // started at 4, begins at 6
        assertThat(request.context().latents().get(0)).isEqualTo(latent(4));
        ActionSequence meanwhile = ActionSequence.of(2, 2, new double[] {.02, 0, .02, 0});
        assertThat(request.context().actions()).containsExactly(meanwhile);
        assertThat(request.previous()).isEqualTo(ActionSequence.of(1, 2, new double[] {.02, 0}));
        Context before = new Context(
                List.of(latent(2), latent(4)), List.of(ActionSequence.of(2, 2, new double[] {2, -.125, 3, -.125})));
        LatentTrajectories out = new LatentTrajectories(1, 1, 2);
        MODEL.rollout(before, ActionBatch.of(meanwhile), 0, 1, out);
        assertThat(request.context().now()).isEqualTo(out.latent(0, 0));
    }

    @Test
    void resetCancelsThePlanThatIsBeingMadeAndBeginsAsIfForTheFirstTime() throws InterruptedException {
        try (MpcController controller = new MpcController(MODEL, GOAL, new CemPlanner(), CONFIG.withDelay(2), 5)) {
            List<List<Double>> first = run(controller);
            for (int begun = 0; begun < 20; begun++) {
                controller.reset();
                controller.act(seen(3));
            }
            controller.reset();
            assertThat(run(controller)).isEqualTo(first);
        }
    }

    @Test
    void delaysThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> new MpcController(MODEL, GOAL, new CemPlanner(), CONFIG.withDelay(3), 1))
                .hasMessage("delay (3) must be a multiple of the model's action chunk (2), since the start of a plan is"
                        + " predicted over it.\nMaybe use 4.");
        assertThatThrownBy(() -> CONFIG.withDelay(5))
                .hasMessage("delay (5) must be 0 to the replan interval (4), since one plan is made at a time."
                        + "\nMaybe raise the replan interval first.");
        assertThatThrownBy(() -> CONFIG.withDelay(-1)).hasMessageStartingWith("delay (-1) must be 0 to");
    }
}
