package foresee.examples;

import foresee.control.ControlListener;
import foresee.control.ControlStatistics;
import foresee.control.Goal;
import foresee.control.MpcConfig;
import foresee.control.MpcController;
import foresee.envs.TwoRoom;
import foresee.model.Latent;
import foresee.model.Observation;
import foresee.planning.MppiPlanner;
import foresee.planning.Planner;
import foresee.runtime.CompiledWorldModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A 50 Hz robot loop: an action every 20 ms whatever happens, plans made on a thread of their own, two places to visit, and
 * a camera that hangs now and then.
 *
 * <p>{@code act} returns at once. A plan that is not ready in time is replaced by the rest of the last one, for at most 12
 * ticks, and then by standing still. A frame that comes twice is noticed by its time stamp, and the model's prediction is used
 * instead.
 */
public final class RobotLoop {
    private static final Duration PERIOD = Duration.ofMillis(20);

    private RobotLoop() {}

    /** Takes the path of the model of two rooms; drives for 4 seconds of real time and prints what the loop went through. */
    public static void main(String[] args) throws IOException, InterruptedException {
        CompiledWorldModel model = CompiledWorldModel.load(Path.of(args[0]));
        model.warmUp(); // before the robot moves: from here on times are what they will be
        Report report = drive(model, new MppiPlanner(), realTime(), 200);
        System.out.printf(
                "visited %d of 2 places, %.1f px from the last%n%s%n",
                report.visited(), report.distance(), report.statistics());
    }

    /**
     * How it went.
     *
     * @param visited places that looked as in their pictures
     * @param distance px from the last place at the end
     * @param statistics of the controller
     */
    record Report(int visited, double distance, ControlStatistics statistics) {}

    static Report drive(CompiledWorldModel model, Planner planner, Pace pace, int ticks) throws InterruptedException {
        Robot robot = new Robot();
        MpcConfig config = MpcConfig.defaults()
                .withDelay(4) // a plan may take 80 ms
                .withPlanLifetime(12) // then stop
                .withSafeAction(0, 0)
                .withControlPeriod(PERIOD);
        try (MpcController controller = new MpcController(
                model,
                List.of(robot.place(model, 52, 12), robot.place(model, 50, 50)),
                planner,
                config,
                7,
                ControlListener.NONE)) {
            for (int tick = 0; tick < ticks; tick++) {
                pace.await(tick, controller);
                robot.move(controller.act(robot.camera(tick)));
            }
            return new Report(controller.progress().reached(), robot.distance(50, 50), controller.statistics());
        }
    }

    /** When the next tick is. */
    @FunctionalInterface
    interface Pace {
        void await(int tick, MpcController controller) throws InterruptedException;
    }

    /** A tick every 20 ms. */
    static Pace realTime() {
        long start = System.nanoTime();
        return (tick, controller) -> {
            long left;
            while ((left = start + tick * PERIOD.toNanos() - System.nanoTime()) > 0) {
                LockSupport.parkNanos(left);
            }
        };
    }

    /** What would be hardware: a body in two rooms, and a camera that hangs at ticks 20 to 24 of every 50. */
    private static final class Robot {
        private final TwoRoom world = new TwoRoom(TwoRoom.Layout.FIXED);
        private float[] state = at(12, 50);
        private Observation frame;

        private float[] at(float x, float y) {
            return world.state(x, y, 32, 20);
        }

        Observation camera(int tick) {
            boolean hangs = tick % 50 >= 20 && tick % 50 < 25;
            if (!hangs) {
                frame = Observation.ofFrame(world.render(state), tick * PERIOD.toNanos());
            }
            return frame;
        }

        void move(double[] action) {
            state = world.step(state, action);
        }

        /** Being where a picture shows the agent. */
        Goal place(CompiledWorldModel model, float x, float y) {
            Latent picture = model.encode(Observation.ofFrame(world.render(at(x, y)), 0));
            return Goal.near(picture, model.card().goalThreshold().orElseThrow());
        }

        double distance(float x, float y) {
            return TwoRoom.distance(state, at(x, y));
        }
    }
}
