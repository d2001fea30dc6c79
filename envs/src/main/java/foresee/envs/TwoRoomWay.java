package foresee.envs;

/**
 * The shortest free way of the agent's centre between two places in {@link TwoRoom}.
 *
 * <p>Both rooms and the doorway are convex, so the way is straight but for one bend at most at each mouth of the doorway. A
 * mouth is a gate of 5 px; where the way crosses two, each crossing is moved in turn to where a straight line between its
 * neighbours would cross, until the string is taut.
 */
final class TwoRoomWay {
    private static final int ROUNDS = 8;

    private TwoRoomWay() {}

    /** In px, through the door of the least; wall and doors are the state's. */
    static double length(TwoRoom rooms, float[] state, float[] goal) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < rooms.doors(); i++) {
            least = Math.min(least, length(rooms, state, goal, i));
        }
        return least;
    }

    /** The y of the door through which the way is shortest. */
    static float door(TwoRoom rooms, float[] state, float[] goal) {
        int best = 0;
        for (int i = 1; i < rooms.doors(); i++) {
            best = length(rooms, state, goal, i) < length(rooms, state, goal, best) ? i : best;
        }
        return state[TwoRoom.DOOR_Y + best];
    }

    private static double length(TwoRoom rooms, float[] state, float[] goal, int which) {
        double x0 = state[TwoRoom.AGENT_X];
        double y0 = state[TwoRoom.AGENT_Y];
        double x3 = goal[TwoRoom.AGENT_X];
        double y3 = goal[TwoRoom.AGENT_Y];
        double door = state[TwoRoom.DOOR_Y + which];
        double halfGate = rooms.halfDoor(state) - rooms.radius(state);
        double ahead = Math.copySign(0.5f * TwoRoom.WALL + rooms.radius(state), x3 - x0);
        double near = state[TwoRoom.WALL_X] - ahead;
        double far = state[TwoRoom.WALL_X] + ahead;
        boolean crossesNear = isBetween(x0, near, x3);
        boolean crossesFar = isBetween(x0, far, x3);
        double x1 = crossesNear ? near : x0;
        double y1 = crossesNear ? door : y0;
        double x2 = crossesFar ? far : x3;
        double y2 = crossesFar ? door : y3;
        for (int round = 0; round < ROUNDS; round++) {
            y1 = crossesNear ? gate(door, halfGate, crossing(x0, y0, x2, y2, near)) : y1;
            y2 = crossesFar ? gate(door, halfGate, crossing(x1, y1, x3, y3, far)) : y2;
        }
        return distance(x0, y0, x1, y1) + distance(x1, y1, x2, y2) + distance(x2, y2, x3, y3);
    }

    private static boolean isBetween(double a, double x, double b) {
        return (a < x && x < b) || (b < x && x < a);
    }

    private static double gate(double door, double halfGate, double y) {
        return Math.max(door - halfGate, Math.min(door + halfGate, y));
    }

    /** The y at which the line from (xa, ya) to (xb, yb) has the given x. */
    private static double crossing(double xa, double ya, double xb, double yb, double x) {
        return ya + (yb - ya) * (x - xa) / (xb - xa);
    }

    private static double distance(double xa, double ya, double xb, double yb) {
        return Math.sqrt((xb - xa) * (xb - xa) + (yb - ya) * (yb - ya));
    }
}
