package foresee.envs;

/**
 * The shortest free way of the agent's centre between two places in {@link TwoRoom}.
 *
 * <p>Both rooms and the doorway are convex, so the way is straight but for one bend at most at each mouth of the doorway. A
 * mouth is a gate of 5 px; where the way crosses two, each crossing is moved in turn to where a straight line between its
 * neighbours would cross, until the string is taut.
 */
final class TwoRoomWay {
    private static final float REACH = 0.5f * TwoRoom.WALL + TwoRoom.RADIUS;
    private static final float HALF_GATE = TwoRoom.DOOR - TwoRoom.RADIUS;
    private static final int ROUNDS = 8;

    private TwoRoomWay() {}

    /** In px; wall and door are the state's. */
    static double length(float[] state, float[] goal) {
        double x0 = state[TwoRoom.AGENT_X];
        double y0 = state[TwoRoom.AGENT_Y];
        double x3 = goal[TwoRoom.AGENT_X];
        double y3 = goal[TwoRoom.AGENT_Y];
        double door = state[TwoRoom.DOOR_Y];
        double ahead = Math.copySign(REACH, x3 - x0);
        double near = state[TwoRoom.WALL_X] - ahead;
        double far = state[TwoRoom.WALL_X] + ahead;
        boolean crossesNear = isBetween(x0, near, x3);
        boolean crossesFar = isBetween(x0, far, x3);
        double x1 = crossesNear ? near : x0;
        double y1 = crossesNear ? door : y0;
        double x2 = crossesFar ? far : x3;
        double y2 = crossesFar ? door : y3;
        for (int round = 0; round < ROUNDS; round++) {
            y1 = crossesNear ? gate(door, crossing(x0, y0, x2, y2, near)) : y1;
            y2 = crossesFar ? gate(door, crossing(x1, y1, x3, y3, far)) : y2;
        }
        return distance(x0, y0, x1, y1) + distance(x1, y1, x2, y2) + distance(x2, y2, x3, y3);
    }

    private static boolean isBetween(double a, double x, double b) {
        return (a < x && x < b) || (b < x && x < a);
    }

    private static double gate(double door, double y) {
        return Math.max(door - HALF_GATE, Math.min(door + HALF_GATE, y));
    }

    /** The y at which the line from (xa, ya) to (xb, yb) has the given x. */
    private static double crossing(double xa, double ya, double xb, double yb, double x) {
        return ya + (yb - ya) * (x - xa) / (xb - xa);
    }

    private static double distance(double xa, double ya, double xb, double yb) {
        return Math.sqrt((xb - xa) * (xb - xa) + (yb - ya) * (yb - ya));
    }
}
