package foresee.benchmarks;

import foresee.envs.Criterion;
import foresee.envs.Environment;
import foresee.envs.Factor;
import foresee.envs.Task;
import foresee.model.ActionSpace;
import foresee.model.Frame;
import foresee.model.KeyedRandom;
import java.util.List;

/** An empty square of 64 x 64 px in which a dot moves by its action: the simplest world there is. State (x,y). */
public final class Meadow implements Environment {
    public static final double STRIDE = 2;

    @Override
    public String id() {
        return "meadow";
    }

    @Override
    public String describe() {
        return "meadow[size=64]";
    }

    @Override
    public ActionSpace actionSpace() {
        return new ActionSpace.Ball(2, STRIDE);
    }

    @Override
    public int stateSize() {
        return 2;
    }

    @Override
    public double controlPeriod() {
        return 0.1;
    }

    @Override
    public float[] reset(long seed) {
        KeyedRandom random = new KeyedRandom(seed);
        return new float[] {5 + (float) (54 * random.nextDouble()), 5 + (float) (54 * random.nextDouble())};
    }

    @Override
    public float[] step(float[] state, double[] action) {
        double[] projected = action.clone();
        actionSpace().project(projected, 0);
        return new float[] {clip(state[0] + projected[0]), clip(state[1] + projected[1])};
    }

    private static float clip(double value) {
        return (float) Math.max(2, Math.min(62, value));
    }

    @Override
    public Frame render(float[] state) {
        return render(state, 64);
    }

    @Override
    public Frame render(float[] state, int pixels) {
        return frame(state, pixels);
    }

    @Override
    public Frame frame(float[] state, int pixels) {
        byte[] values = new byte[pixels * pixels * 3];
        double scale = 64.0 / pixels;
        for (int y = 0; y < pixels; y++) {
            for (int x = 0; x < pixels; x++) {
                double dx = (x + 0.5) * scale - state[0];
                double dy = (y + 0.5) * scale - state[1];
                boolean dot = dx * dx + dy * dy < 9;
                int at = (y * pixels + x) * 3;
                values[at] = (byte) (dot ? 210 : 235);
                values[at + 1] = (byte) (dot ? 60 : 240);
                values[at + 2] = (byte) (dot ? 50 : 230);
            }
        }
        return new Frame(pixels, pixels, 3, values);
    }

    @Override
    public List<Factor> factors() {
        return List.of(new Factor("agent x", "px", state -> state[0]), new Factor("agent y", "px", state -> state[1]));
    }

    /** To the goal within 3 px at any time (moderate), within 1 px for 3 steps running (strict), in 60 steps. */
    public static Task task() {
        return task(60);
    }

    /** The same in other many steps. */
    public static Task task(int budget) {
        return new CrossIt(budget);
    }

    private static final class CrossIt implements Task {
        private final Meadow meadow = new Meadow();
        private final int budget;

        CrossIt(int budget) {
            this.budget = budget;
        }

        @Override
        public String name() {
            return "cross-it";
        }

        @Override
        public Environment environment() {
            return meadow;
        }

        @Override
        public Case draw(long seed) {
            long attempt = seed;
            while (distance(meadow.reset(attempt), meadow.reset(attempt + 1)) < 10) {
                attempt = KeyedRandom.key(attempt, 1);
            }
            return new Case(seed, meadow.reset(attempt), meadow.reset(attempt + 1));
        }

        @Override
        public Case toward(float[] goal, long seed) {
            return new Case(seed, draw(seed).start(), goal);
        }

        @Override
        public int budget() {
            return budget;
        }

        @Override
        public double distance(float[] state, float[] goal) {
            double dx = state[0] - goal[0];
            double dy = state[1] - goal[1];
            return Math.sqrt(dx * dx + dy * dy);
        }

        @Override
        public double radius() {
            return 3;
        }

        @Override
        public String distanceUnit() {
            return "px";
        }

        @Override
        public List<Criterion> criteria() {
            return List.of(
                    new Criterion("moderate", "within 3 px", (state, goal) -> distance(state, goal) <= 3, 1),
                    new Criterion("strict", "within 1 px, 3 steps", (state, goal) -> distance(state, goal) <= 1, 3));
        }
    }
}
