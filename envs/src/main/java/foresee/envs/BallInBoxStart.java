package foresee.envs;

import java.util.random.RandomGenerator;

/** Draws how the episodes of {@link BallInBox} begin: writes plate and bodies into a state that is otherwise 0. */
final class BallInBoxStart {
    private static final float LOW = BallInBox.WALL;
    private static final float HIGH = BallInBox.SIZE - BallInBox.WALL;
    private static final float CLEAR = 0.05f;
    private static final double BALL_IS_THROWN = 0.5;
    private static final double HAS_LEDGE = 0.5;
    private static final double NEARLY_STRAIGHT = 0.5;
    /** Furthest offset of a box from the one below, as a share of the narrower one's half width. */
    private static final double STRAIGHT = 0.25;

    private static final double CROOKED = 0.85;
    /** What a tower keeps free at each side, so that a ball can be thrown from there. */
    private static final float ASIDE = 1.5f;

    private final BoxSlots slots;
    private final RandomGenerator random;
    private final float scale;
    private final float[] state;

    /**
     * @param scale factor of the sizes of balls and boxes
     * @param state what is written to
     */
    BallInBoxStart(BoxSlots slots, RandomGenerator random, float scale, float[] state) {
        this.slots = slots;
        this.random = random;
        this.scale = scale;
        this.state = state;
    }

    /** Writes a scene. */
    void write(BallInBox.Layout scene) {
        state[BoxSlots.SCENE] = scene.number();
        switch (scene) {
            case FREE -> free();
            case BOUNCE -> bounce();
            case OCCLUDER -> occluder();
            case FALL -> fall();
            case STACK -> stack();
            default -> throw new IllegalStateException(scene + " must be a scene of its own.");
        }
    }

    /** One ball anywhere, at 1.5 to 5 m/s in any direction. */
    private void free() {
        float radius = scale * uniform(0.35, 0.7);
        ball(0, radius, inside(radius), inside(radius));
        send(0, uniform(1.5, 5), uniform(-Math.PI, Math.PI));
    }

    /** Two to four balls that do not touch, at 1.5 to 6 m/s in any direction. */
    private void bounce() {
        int balls = 2 + random.nextInt(BallInBox.BALLS - 1);
        for (int b = 0; b < balls; b++) {
            float radius = scale * uniform(0.35, 0.7);
            do {
                ball(b, radius, inside(radius), inside(radius));
            } while (touchesOneBefore(b));
            send(b, uniform(1.5, 6), uniform(-Math.PI, Math.PI));
        }
    }

    private boolean touchesOneBefore(int ball) {
        int at = slots.body(ball);
        for (int b = 0; b < ball; b++) {
            int other = slots.body(b);
            double dx = state[at + BoxSlots.X] - state[other + BoxSlots.X];
            double dy = state[at + BoxSlots.Y] - state[other + BoxSlots.Y];
            double apart = state[at + BoxSlots.HALF_WIDTH] + state[other + BoxSlots.HALF_WIDTH] + CLEAR;
            if (dx * dx + dy * dy < apart * apart) {
                return true;
            }
        }
        return false;
    }

    /** A ball at a side wall that sets out level, at 1.5 to 4 m/s, and a plate on the floor that is wider and higher than its way. */
    private void occluder() {
        float radius = scale * uniform(0.35, 0.55);
        float halfWidth = radius + uniform(0.4, 0.9);
        float middle = uniform(3, 5);
        float y = uniform(2, HIGH - radius - 0.1);
        plate(middle - halfWidth, y - radius - uniform(0.2, 1), middle + halfWidth, HIGH);
        boolean fromLeft = random.nextBoolean();
        float x = LOW + radius + uniform(CLEAR, 0.6);
        ball(0, radius, fromLeft ? x : BallInBox.SIZE - x, y);
        send(0, uniform(1.5, 4), fromLeft ? 0 : Math.PI);
    }

    /** A ball that is let go high up, perhaps drifting, in half of the episodes over or beside a ledge. */
    private void fall() {
        float radius = scale * uniform(0.3, 0.6);
        ball(0, radius, uniform(2, 6), uniform(LOW + radius + CLEAR, 2.5));
        state[slots.body(0) + BoxSlots.VELOCITY_X] = uniform(-1.5, 1.5);
        if (random.nextDouble() < HAS_LEDGE) {
            float middle = uniform(2, 6);
            float halfWidth = uniform(0.7, 1.6);
            float top = uniform(4, 6);
            plate(middle - halfWidth, top, middle + halfWidth, top + 0.3f);
        }
    }

    /**
     * Three to six boxes on one another, half of the towers nearly straight; in half of the episodes a ball flies in from a side wall at 3
     * to 7 m/s.
     */
    private void stack() {
        double lean = random.nextDouble() < NEARLY_STRAIGHT ? STRAIGHT : CROOKED;
        int boxes = 3 + random.nextInt(BallInBox.BOXES - 2);
        float top = HIGH;
        float x = uniform(2.5, 5.5);
        float below = Float.POSITIVE_INFINITY;
        for (int b = 1; b <= boxes; b++) {
            float halfWidth = scale * uniform(0.35, 0.7);
            float halfHeight = scale * uniform(0.25, 0.45);
            if (b > 1) {
                x += uniform(-lean, lean) * Math.min(below, halfWidth);
            }
            x = Math.max(ASIDE + halfWidth, Math.min(BallInBox.SIZE - ASIDE - halfWidth, x));
            box(b, halfWidth, halfHeight, x, top - halfHeight);
            top -= 2 * halfHeight;
            below = halfWidth;
        }
        if (random.nextDouble() < BALL_IS_THROWN) {
            throwBall(top);
        }
    }

    private void throwBall(float top) {
        float radius = scale * uniform(0.3, 0.45);
        float aside = LOW + radius + CLEAR;
        boolean fromLeft = random.nextBoolean();
        ball(0, radius, fromLeft ? aside : BallInBox.SIZE - aside, uniform(top, HIGH - radius - CLEAR));
        send(0, uniform(3, 7), fromLeft ? 0 : Math.PI);
        state[slots.body(0) + BoxSlots.VELOCITY_Y] = uniform(-2, 0);
    }

    private void ball(int number, float radius, float x, float y) {
        box(number, radius, 0, x, y);
    }

    private void box(int number, float halfWidth, float halfHeight, float x, float y) {
        int at = slots.body(number);
        state[at + BoxSlots.HALF_WIDTH] = halfWidth;
        state[at + BoxSlots.HALF_HEIGHT] = halfHeight;
        state[at + BoxSlots.X] = x;
        state[at + BoxSlots.Y] = y;
    }

    private void send(int number, double speed, double direction) {
        int at = slots.body(number);
        state[at + BoxSlots.VELOCITY_X] = (float) (speed * StrictMath.cos(direction));
        state[at + BoxSlots.VELOCITY_Y] = (float) (speed * StrictMath.sin(direction));
    }

    private void plate(float left, float top, float right, float bottom) {
        state[BoxSlots.LEFT] = left;
        state[BoxSlots.TOP] = top;
        state[BoxSlots.RIGHT] = right;
        state[BoxSlots.BOTTOM] = bottom;
    }

    private float inside(float radius) {
        return uniform(LOW + radius + CLEAR, HIGH - radius - CLEAR);
    }

    private float uniform(double low, double high) {
        return (float) (low + (high - low) * random.nextDouble());
    }
}
