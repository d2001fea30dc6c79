package foresee.benchmarks.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import foresee.benchmarks.AgentSpot;
import foresee.benchmarks.Entrants;
import foresee.benchmarks.Meadow;
import foresee.benchmarks.Pictures;
import foresee.benchmarks.PlannerSettings;
import foresee.benchmarks.Trial;
import foresee.benchmarks.TrialResult;
import foresee.benchmarks.Untrained;
import foresee.benchmarks.failure.CostLandscape.Surface;
import foresee.envs.Task;
import foresee.model.Latent;
import foresee.planning.Budget;
import foresee.planning.GoalCost;
import foresee.planning.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorstTrialTest {
    private static final int MIDDLE = CostLandscape.SIDE / 2;
    private static final PlannerSettings QUICK =
            PlannerSettings.defaults().withSamples(24).withIterations(3).withHorizon(4);
    private static final Task TASK = Meadow.task();
    private static final Meadow MEADOW = new Meadow();
    private static final Task.Case FAR = new Task.Case(5, new float[] {10, 12}, new float[] {55, 12});
    private static final DotModel LIES = new DotModel(-1, place -> place);
    private static final Planned.InModel LYING = new Planned.InModel(LIES, QUICK);

    @Test
    void itIsTheTrialAsItWas() {
        TrialResult failed = new Trial(TASK, LYING.entrant(TASK)).run(3, FAR);
        WorstTrial worst = worst(TASK, LYING, failed);
        assertThat(worst.seen().result()).isEqualTo(failed);
        assertThat(worst.seen().steps()).isEqualTo(60);
        assertThat(worst.seen().state(0)).isEqualTo(FAR.start());
        assertThat(worst.seen().distance(0)).isEqualTo(45);
        assertThat(worst.seen().distance(60)).isEqualTo(failed.finalDistance());
        assertThat(worst.seen().distance(worst.seen().nearestStep())).isEqualTo(failed.leastDistance());
        assertThat(worst.seen().goalPicture()).isEqualTo(MEADOW.render(FAR.goal()));
        assertThat(worst.seen().picture(60, 32))
                .isEqualTo(MEADOW.frame(worst.seen().state(60), 32));
    }

    @Test
    void theTellingPlanIsTheFirstOnceTheAgentWasNearest() {
        WorstTrial worst = worst(TASK, LYING);
        long step = worst.tellingPlan().orElseThrow().step();
        assertThat(step)
                .isGreaterThanOrEqualTo(worst.seen().nearestStep())
                .isLessThan(worst.seen().nearestStep() + 4);
        Planned right = new Planned.InModel(DotModel.right(), QUICK);
        WorstTrial late = worst(Meadow.task(10), right); // nearest at the end, where nothing is planned any more
        assertThat(late.seen().nearestStep()).isEqualTo(10);
        assertThat(late.tellingPlan().orElseThrow().step()).isEqualTo(8);
    }

    @Test
    void theImaginedPathIsTheModelsAndTheRealOneTheSimulators() {
        WorstTrial worst = worst(TASK, LYING);
        TellingPlan telling = worst.tellingPlan().orElseThrow();
        LatentPath path = telling.path().orElseThrow();
        float[] state = worst.seen().state(Math.toIntExact(telling.step()));
        float[] imagined = see(state).toArray();
        Latent goal = see(FAR.goal());
        assertThat(path.points()).isEqualTo(5);
        assertThat(path.imagined(0)).isEqualTo(path.real(0)).isEqualTo(see(state));
        assertThat(path.error(0)).isZero();
        for (int t = 1; t < path.points(); t++) {
            for (int h = 4 * t - 4; h < 4 * t; h++) {
                double[] action = telling.plan().actions().action(h);
                state = MEADOW.step(state, action);
                imagined[0] = (float) Math.max(2, Math.min(62, imagined[0] - action[0]));
                imagined[1] = (float) Math.max(2, Math.min(62, imagined[1] - action[1]));
            }
            assertThat(path.real(t)).isEqualTo(see(state));
            assertThat(path.imagined(t).distance(new Latent(imagined))).isLessThan(1e-8);
            assertThat(path.error(t)).isEqualTo(path.imagined(t).distance(path.real(t)));
            assertThat(path.imaginedDistance(t)).isEqualTo(path.imagined(t).distance(goal));
            assertThat(path.realDistance(t)).isEqualTo(path.real(t).distance(goal));
            assertThat(path.trueDistance(t)).isEqualTo(TASK.distance(state, FAR.goal()));
        }
    }

    @Test
    void twoNumbersAreProjectedWithoutLoss() {
        LatentPath path = worst(TASK, LYING).tellingPlan().orElseThrow().path().orElseThrow();
        assertThat(path.plane().explained()).isCloseTo(1, within(1e-9));
        PrincipalPlane.Point imagined = path.imaginedAt(4);
        PrincipalPlane.Point real = path.realAt(4);
        assertThat(square(imagined, real) / 2).isCloseTo(path.error(4), within(1e-6));
        assertThat(square(imagined, path.goalAt()) / 2).isCloseTo(path.imaginedDistance(4), within(1e-6));
    }

    private static double square(PrincipalPlane.Point a, PrincipalPlane.Point b) {
        return (a.x() - b.x()) * (a.x() - b.x()) + (a.y() - b.y()) * (a.y() - b.y());
    }

    @Test
    void theMiddleOfEverySurfaceIsThePlan() {
        WorstTrial worst = worst(TASK, LYING);
        TellingPlan telling = worst.tellingPlan().orElseThrow();
        CostLandscape landscape = telling.landscape().orElseThrow();
        LatentPath path = telling.path().orElseThrow();
        Plan plan = telling.plan();
        assertThat(landscape.surfaces()).containsExactly(Surface.values());
        assertThat(landscape.cost(Surface.IMAGINED, MIDDLE, MIDDLE)).isCloseTo(plan.cost(), within(1e-9));
        double real =
                nearestAndShare(path.realDistance(1), path.realDistance(2), path.realDistance(3), path.realDistance(4));
        assertThat(landscape.cost(Surface.TRUE_DYNAMICS, MIDDLE, MIDDLE)).isCloseTo(real, within(1e-6));
        double[] squares = new double[4];
        for (int t = 0; t < 4; t++) {
            squares[t] = path.trueDistance(t + 1) * path.trueDistance(t + 1);
        }
        assertThat(landscape.cost(Surface.TRUE_DISTANCE, MIDDLE, MIDDLE))
                .isCloseTo(nearestAndShare(squares), within(1e-6));
        assertThat(telling.trace().evaluations()).isEqualTo(72);
    }

    private static double nearestAndShare(double... distances) {
        double nearest = Double.POSITIVE_INFINITY;
        double sum = 0;
        for (double distance : distances) {
            nearest = Math.min(nearest, distance);
            sum += distance;
        }
        return nearest + GoalCost.SHARE * sum;
    }

    @Test
    void theFilmHasEveryStrideAndTheEnd(@TempDir Path folder) throws IOException {
        WorstTrial worst = worst(TASK, LYING);
        assertThat(worst.seen().movie(1).size()).isEqualTo(61);
        assertThat(worst.seen().movie(7).size()).isEqualTo(10); // 0, 7, ..., 56 and 60
        worst.seen().movie(30).writeGif(folder.resolve("worst.gif"));
        worst.seen().movie(30).writeStrip(folder.resolve("worst.png"));
        assertThat(Files.size(folder.resolve("worst.gif"))).isPositive();
        assertThat(Files.size(folder.resolve("worst.png"))).isPositive();
        assertThatThrownBy(() -> worst.seen().movie(0)).hasMessageContaining("stride (0)");
    }

    @Test
    void aTrainedModelsPathIsDrawnWhereItsProbeReadsIt() {
        Planned.InModel blank =
                new Planned.InModel(Untrained.modelFor(MEADOW, AgentSpot.X, AgentSpot.Y), QUICK.withSamples(8));
        WorstTrial worst = worst(Meadow.task(10), blank);
        LatentPath path = worst.tellingPlan().orElseThrow().path().orElseThrow();
        assertThat(path.points()).isEqualTo(5);
        assertThat(path.plane().explained()).isBetween(0.0, 1.0);
        Planned.InModel unread = new Planned.InModel(Untrained.modelFor(MEADOW), QUICK.withSamples(8));
        WorstTrial bare = worst(Meadow.task(10), unread);
        assertThat(bare.seen().state(10)).isEqualTo(worst.seen().state(10)); // the probe changes nothing but the film
        assertThat(Pictures.frame(bare.seen().movie(5).picture(0)))
                .isNotEqualTo(Pictures.frame(worst.seen().movie(5).picture(0)));
    }

    @Test
    void withoutAModelThereIsNoLatentPathAndWithoutAPlanNone() {
        Task tooShort = Meadow.task(10);
        WorstTrial ceiling = worst(tooShort, new Planned.InSimulator(QUICK, 4));
        TellingPlan telling = ceiling.tellingPlan().orElseThrow();
        assertThat(telling.path()).isEmpty();
        assertThat(telling.landscape().orElseThrow().surfaces()).containsExactly(Surface.TRUE_DISTANCE);
        assertThat(telling.landscape().orElseThrow().cost(Surface.TRUE_DISTANCE, MIDDLE, MIDDLE))
                .isCloseTo(telling.plan().cost(), within(1e-9));
        WorstTrial floor = worst(tooShort, new Planned.AtRandom(QUICK, 4));
        assertThat(floor.tellingPlan()).isEmpty();
        assertThat(floor.seen().movie(5).size()).isEqualTo(3);
    }

    @Test
    void whatTimeLimitedIsShownWithAsManyEvaluations() {
        Planned live = new Planned.InModel(LIES, QUICK, Budget.deadline(Duration.ofSeconds(100)));
        TrialResult failed = new TrialResult(0, FAR.seed(), Map.of(), 45, 45, 60, 15, 15 * 48, "");
        WorstTrial worst = worst(TASK, live, failed);
        assertThat(worst.seen().result().evaluations()).isEqualTo(15 * 48);
        assertThat(worst.tellingPlan().orElseThrow().trace().evaluations()).isEqualTo(48);
    }

    private static Latent see(float[] state) {
        return Entrants.goal(LIES, MEADOW.render(state));
    }

    private static WorstTrial worst(Task task, Planned planned) {
        return worst(task, planned, new Trial(task, planned.entrant(task)).run(0, FAR));
    }

    private static WorstTrial worst(Task task, Planned planned, TrialResult failed) {
        FailureAnalysis analysis = new FailureAnalysis(task, planned);
        return WorstTrial.of(analysis, failed, FAR, analysis.diagnose(failed, FAR), 1);
    }
}
