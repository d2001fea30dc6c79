package foresee.examples;

import foresee.control.MpcConfig;
import foresee.control.MpcController;
import foresee.model.ActionBatch;
import foresee.model.ActionSpace;
import foresee.model.Context;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import foresee.model.Observation;
import foresee.model.WorldModel;
import foresee.planning.Budget;
import foresee.planning.IcemPlanner;
import foresee.planning.Objective;

/**
 * State vectors without images: a car whose motion is known parks where and how it is told.
 *
 * <p>The state (x, y, heading, speed) is the latent, the equations of motion are the world model, and the objective is a
 * lambda over both.
 */
public final class ParkTheCar {
    private static final double PERIOD = 0.1; // s
    private static final double WHEELBASE = 2.5; // m

    private ParkTheCar() {}

    /** Prints where the car stops. */
    public static void main(String[] args) {
        float[] car = drive(new float[] {0, 0, 0, 0}, 120);
        System.out.printf("parked at %.2f, %.2f m, heading %.2f, speed %.2f m/s%n", car[0], car[1], car[2], car[3]);
    }

    /** The state after {@code steps} control periods. */
    static float[] drive(float[] start, int steps) {
        Car model = new Car();
        MpcConfig config = new MpcConfig(30, 3, 2, Budget.evaluations(400), 1);
        float[] car = start;
        try (MpcController driver = new MpcController(model, PARKED, new IcemPlanner(), config, 7)) {
            for (int step = 0; step < steps; step++) {
                double[] pedals = driver.act(Observation.ofState(car, (long) (step * PERIOD * 1e9)));
                car = Car.after(car, pedals);
            }
        }
        return car;
    }

    /** Parallel to the kerb at (8, 3), facing along x, standing still. */
    private static final Objective PARKED = (trajectories, actions, from, to, costs) -> {
        for (int n = from; n < to; n++) {
            double cost = 0;
            for (int t = 0; t < trajectories.steps(); t++) {
                double dx = trajectories.get(n - from, t, 0) - 8;
                double dy = trajectories.get(n - from, t, 1) - 3;
                double heading = trajectories.get(n - from, t, 2);
                double speed = trajectories.get(n - from, t, 3);
                cost += dx * dx + 2 * dy * dy + 4 * heading * heading + 0.2 * speed * speed;
            }
            costs[n] = cost;
        }
    };

    /** A car steered by its front wheels: (acceleration in m/s^2, steering angle in rad) at 10 Hz. */
    static final class Car implements WorldModel {
        private static final ActionSpace PEDALS = new ActionSpace.Box(new double[] {-3, -0.6}, new double[] {2, 0.6});

        @Override
        public int latentSize() {
            return 4;
        }

        @Override
        public ActionSpace actionSpace() {
            return PEDALS;
        }

        @Override
        public int actionChunk() {
            return 1;
        }

        @Override
        public Latent encode(Observation observation) {
            return new Latent(observation.state().orElseThrow());
        }

        @Override
        public void rollout(Context context, ActionBatch actions, int from, int to, LatentTrajectories out) {
            for (int n = from; n < to; n++) {
                float[] car = context.now().toArray();
                for (int t = 0; t < out.steps(); t++) {
                    car = after(car, new double[] {actions.get(n, t, 0), actions.get(n, t, 1)});
                    for (int d = 0; d < car.length; d++) {
                        out.set(n - from, t, d, car[d]);
                    }
                }
            }
        }

        /** The state 0.1 s later. */
        static float[] after(float[] car, double[] pedals) {
            double speed = car[3] + PERIOD * pedals[0];
            double heading = car[2] + PERIOD * speed / WHEELBASE * StrictMath.tan(pedals[1]);
            double x = car[0] + PERIOD * speed * StrictMath.cos(heading);
            double y = car[1] + PERIOD * speed * StrictMath.sin(heading);
            return new float[] {(float) x, (float) y, (float) heading, (float) speed};
        }
    }
}
