package foresee.envs;

/** Angles in rad, which come round. */
final class Angles {
    private Angles() {}

    /** The same angle within -pi to pi, as a float that is. */
    static float wrapped(double angle) {
        double turns = Math.rint(angle / (2 * Math.PI));
        float wrapped = (float) (turns == 0 ? angle : angle - 2 * Math.PI * turns);
        return Math.max(-(float) Math.PI, Math.min((float) Math.PI, wrapped));
    }

    /** How far apart two angles are, 0 to pi. */
    static double between(double a, double b) {
        double turn = Math.abs(a - b) % (2 * Math.PI);
        return turn > Math.PI ? 2 * Math.PI - turn : turn;
    }
}
