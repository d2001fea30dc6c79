package foresee.control;

import static foresee.control.ControlFixture.BOX;
import static foresee.control.ControlFixture.CONFIG;
import static foresee.control.ControlFixture.GOAL;
import static foresee.control.FlightFixture.drive;
import static foresee.control.FlightFixture.plans;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.fixtures.PointMass;
import foresee.model.Latent;
import foresee.model.WorldModel;
import foresee.planning.AllPlanners;
import foresee.planning.Budget;
import foresee.planning.CemPlanner;
import foresee.planning.GoalCost;
import foresee.planning.Objective;
import foresee.planning.Planner;
import foresee.planning.RateLimit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every tick of a flight can be planned again, bit for bit, from what was recorded alone. */
@Timeout(60)
class FlightReplayTest {
    private static final WorldModel MODEL = new PointMass(BOX, 2, 2);

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void name() {
        path = folder.resolve("flight.log");
    }

    private void fly(Planner planner, MpcConfig config) throws IOException {
        try (FlightRecorder recorder = FlightRecorder.open(path, 1 << 20, planner.describe());
                MpcController controller = new MpcController(MODEL, GOAL, planner, config, 31, recorder)) {
            drive(controller, 10);
            controller.executed(new double[] {0.5, 0.5});
            drive(controller, 6);
        }
    }

    private List<FlightReplay.Comparison> replay(
            WorldModel model, Objective objective, Planner planner, MpcConfig config) throws IOException {
        List<FlightReplay.Comparison> comparisons = new ArrayList<>();
        try (FlightReplay replay = new FlightReplay(model, objective, planner, config)) {
            plans(path).forEach(plan -> comparisons.add(replay.replay(plan)));
        }
        return comparisons;
    }

    @Test
    void everyTickOfEveryPlannerIsPlannedAgainBitForBit() throws IOException {
        for (Planner planner : AllPlanners.list()) {
            fly(planner, CONFIG);
            for (int threads : new int[] {1, 8}) {
                assertThat(replay(MODEL, GOAL, planner, CONFIG.withThreads(threads)))
                        .as(planner.describe())
                        .hasSize(4)
                        .allMatch(FlightReplay.Comparison::identical)
                        .allMatch(comparison -> comparison
                                .again()
                                .equals(comparison.recorded().event().plan()));
            }
        }
    }

    @Test
    void plansMadeInTheBackgroundArePlannedAgainFromThePredictedContext() throws IOException {
        MpcConfig delayed = CONFIG.withDelay(2);
        fly(new CemPlanner(), delayed);
        List<FlightReplay.Comparison> again = replay(MODEL, GOAL, new CemPlanner(), delayed);
        assertThat(again).isNotEmpty().allMatch(FlightReplay.Comparison::identical);
        assertThat(again.get(0).recorded().tick()).isEqualTo(2);
    }

    @Test
    void flightWithSeveralGoalsInSeveralModelsIsPlannedAgain() throws IOException {
        List<Goal> goals = List.of(Goal.near(new Latent(new float[] {0.45f, -0.45f}), 0.02), Goal.endless(GOAL));
        Imagination several = Imagination.across(List.of(MODEL, new PointMass(BOX, 2, 2)), 0.5);
        try (FlightRecorder recorder = FlightRecorder.open(path, 1 << 20, "");
                MpcController controller =
                        new MpcController(MODEL, several, goals, new CemPlanner(), CONFIG, 31, recorder)) {
            drive(controller, 13);
        }
        List<FlightRecord.Planned> plans = plans(path);
        assertThat(plans).extracting(plan -> plan.event().request().goal()).containsSequence(0, 1);
        try (FlightReplay replay = new FlightReplay(MODEL, several, goals, new CemPlanner(), CONFIG)) {
            assertThat(plans).allMatch(plan -> replay.replay(plan).identical());
        }
    }

    @Test
    void rateLimitCountsFromTheRecordedAction() throws IOException {
        MpcConfig limited = CONFIG.withRateLimit(new RateLimit(new double[] {0.2, 0.2}, new double[2]));
        fly(new CemPlanner(), limited);
        assertThat(replay(MODEL, GOAL, new CemPlanner(), limited)).allMatch(FlightReplay.Comparison::identical);
    }

    @Test
    void whatIsNotThatOfTheFlightIsToldByTheFirstValueThatDiffers() throws IOException {
        CemPlanner planner = new CemPlanner();
        fly(planner, CONFIG);
        assertDiffers(
                "iteration 0, evaluations: 64 recorded, 20 now",
                replay(MODEL, GOAL, new CemPlanner(CemPlanner.Config.defaults().withSamples(20)), CONFIG));
        assertDiffers(
                "iteration 0, spread: .* recorded, .* now",
                replay(MODEL, GOAL, new CemPlanner(CemPlanner.Config.defaults().withStartSigma(1)), CONFIG));
        assertDiffers(
                "iteration 1, evaluations: 63 recorded, 64 now",
                replay(MODEL, GOAL, planner, CONFIG.withBudget(Budget.evaluations(200))));
        assertDiffers(
                "iteration 0, least cost: .* recorded, .* now",
                replay(MODEL, GoalCost.nearest(new Latent(new float[] {3, -2.0001f})), planner, CONFIG));
        assertDiffers(
                "iteration 0, least cost: .* recorded, .* now",
                replay(new PointMass(BOX, 1, 2), GOAL, planner, CONFIG));
    }

    private static void assertDiffers(String difference, List<FlightReplay.Comparison> comparisons) {
        assertThat(comparisons).hasSize(4).noneMatch(FlightReplay.Comparison::identical);
        assertThat(comparisons.get(0).difference().orElseThrow()).matches(difference);
    }

    @Test
    void anotherSeedIsAnotherPlan() throws IOException {
        fly(new CemPlanner(), CONFIG);
        FlightRecord.Planned recorded = plans(path).get(1);
        PlanEvent event = recorded.event();
        PlanRequest r = event.request();
        PlanRequest other = new PlanRequest(
                r.tick(), r.context(), r.guess(), r.previous(), r.seed() + 1, r.alternatives(), r.goal());
        try (FlightReplay replay = new FlightReplay(MODEL, GOAL, new CemPlanner(), CONFIG)) {
            FlightReplay.Comparison comparison = replay.replay(
                    new FlightRecord.Planned(1, 0, new PlanEvent(event.observation(), other, event.plan(), 0, 0)));
            assertThat(comparison.difference().orElseThrow()).matches("iteration 0, (least|mean) cost: .*");
        }
    }

    @Test
    void searchByTheClockCannotBeRepeated() {
        MpcConfig timed = CONFIG.withBudget(Budget.deadline(Duration.ofMillis(20)));
        assertThatThrownBy(() -> new FlightReplay(MODEL, GOAL, new CemPlanner(), timed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("budget (20 ms) must be in evaluations: no search by the clock can be repeated.");
    }
}
