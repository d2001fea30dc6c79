package foresee.examples;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.control.MpcController;
import foresee.examples.RobotLoop.Report;
import foresee.planning.MppiPlanner;
import foresee.planning.Plan;
import foresee.planning.Planner;
import foresee.planning.PlanningProblem;
import foresee.runtime.CompiledWorldModel;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RobotLoopTest {
    private static final Path MODEL = Path.of("../models/two-room.safetensors");

    /** Time stands still while a plan is made, so that the outcome does not depend on the machine. */
    @Test
    void robotVisitsBothPlacesThoughItsCameraHangs() throws Exception {
        CompiledWorldModel model = CompiledWorldModel.load(MODEL);
        Report report = RobotLoop.drive(model, new MppiPlanner(), (tick, controller) -> controller.awaitPlan(), 200);
        assertThat(report.visited()).isEqualTo(2);
        assertThat(report.distance()).isLessThan(8);
        assertThat(report.statistics().staleObservations()).isEqualTo(20);
        assertThat(report.statistics().missedPlans()).isZero();
        assertThat(report.statistics().safeActionTicks()).isEqualTo(4); // until the first plan
    }

    @Test
    void robotWhosePlannerHangsStandsStill() throws Exception {
        CompiledWorldModel model = CompiledWorldModel.load(MODEL);
        CountDownLatch release = new CountDownLatch(1);
        Planner hanging = new Planner() {
            @Override
            public Plan plan(PlanningProblem problem, long seed) {
                awaitUninterruptibly(release);
                return new MppiPlanner().plan(problem, seed);
            }

            @Override
            public String describe() {
                return "hanging()";
            }
        };
        RobotLoop.Pace rush = (int tick, MpcController controller) -> {
            if (tick == 49) {
                release.countDown();
            }
        };
        Report report = RobotLoop.drive(model, hanging, rush, 50);
        assertThat(report.statistics().safeActionTicks()).isGreaterThanOrEqualTo(49);
        assertThat(report.statistics().missedPlans()).isEqualTo(1);
        assertThat(report.visited()).isZero();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
