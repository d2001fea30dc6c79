package foresee.envs;

import foresee.envs.BallInBox.Layout;

/** States of {@link BallInBox} by hand, and what becomes of them. */
final class BoxStates {
    private BoxStates() {}

    /** A state of no bodies. */
    static float[] empty(BallInBox world, Layout scene) {
        float[] state = new float[world.stateSize()];
        state[BoxSlots.SCENE] = scene.number();
        return state;
    }

    static void put(BallInBox world, float[] state, int body, double... values) {
        for (int i = 0; i < values.length; i++) {
            state[world.slots().body(body) + i] = (float) values[i];
        }
    }

    static void ball(BallInBox world, float[] state, int body, double radius, double... motion) {
        put(world, state, body, radius, 0, motion[0], motion[1], 0, motion[2], motion[3]);
    }

    static float get(BallInBox world, float[] state, int body, int what) {
        return state[world.slots().body(body) + what];
    }

    static float[] after(BallInBox world, float[] state, int steps) {
        float[] now = state;
        for (int t = 0; t < steps; t++) {
            now = world.step(now, new double[0]);
        }
        return now;
    }
}
