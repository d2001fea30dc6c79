package foresee.envs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A way to any goal of {@link Push}: stroke after stroke, each the best of many that are tried in the simulator.
 *
 * <p>A stroke walks around the block to a place beside its edge, in one of {@value #BEARINGS} directions, and pushes inward at one of five
 * slants for as long as that pays. Where no stroke helps, the one is taken after which the next helps most. Once the block is where it is to
 * be, the pusher walks around it to its own place.
 *
 * <p>score(stroke) = |block's distance in px, its turn in degrees| + 0.5 x steps
 *
 * <p><b>Why:</b> the oracle shoots actions at random, and seldom finds a way around the block that pays only later; of 200 goals of
 * {@code free} this rule reaches all, in a third of the budget. It is no planner to compare with: it knows that there is a block.
 *
 * <p>Immutable. <b>Units:</b> px of 512.
 */
final class PushWay {
    private static final int BEARINGS = 24;
    private static final double[] SLANTS = {-0.7, -0.35, 0, 0.35, 0.7};
    private static final int LONGEST_WALK = 60;
    private static final int LONGEST_PUSH = 20;
    private static final double PER_STEP = 0.5;
    /** What a stroke must gain, so that no two are tried running. */
    private static final double HELP = 2;
    /** First strokes of two. */
    private static final int TRIED = 24;
    /** Pace of a push: a share of what the block is off, within bounds. */
    private static final double SHARE = 0.25;

    private static final double SLOWEST = 3;
    private static final double FASTEST = 14;
    /** From the block to where a push begins. */
    private static final double GAP = 3;
    /** From the block's circle to whoever walks around it. */
    private static final double SAFE = 8;

    private static final double THERE = 2;
    private static final double EDGE = Push.BORDER + Push.RADIUS + 1;
    private static final int PARTS = 12;

    private final Push table;
    private final Task task;
    private final float[] goal;

    /** Ways to a goal of a task, copied. */
    PushWay(Push table, Task task, float[] goal) {
        this.table = table;
        this.task = task;
        this.goal = goal.clone();
    }

    /** What was done last, where it led, and what was done before. */
    private static final class Way {
        private final Way before;
        private final double[] action;
        private final float[] state;
        private final int steps;

        private Way(Way before, double[] action, float[] state) {
            this.before = before;
            this.action = action;
            this.state = state;
            this.steps = before == null ? 0 : before.steps + 1;
        }

        List<double[]> actions() {
            List<double[]> actions = new ArrayList<>();
            for (Way at = this; at.before != null; at = at.before) {
                actions.add(at.action);
            }
            Collections.reverse(actions);
            return actions;
        }
    }

    /** Actions from a start, as many as the budget has, or fewer if the first criterion is met at their end. */
    List<double[]> from(float[] start) {
        Way way = new Way(null, new double[0], start.clone());
        while (!isReached(way) && way.steps < task.budget()) {
            Way home = walked(way, goal[Push.PUSHER_X], goal[Push.PUSHER_Y]);
            Optional<Way> next = isReached(home) ? Optional.of(home) : stroke(way);
            if (next.isEmpty()) {
                break;
            }
            way = next.get();
        }
        List<double[]> actions = way.actions();
        return actions.subList(0, Math.min(actions.size(), task.budget()));
    }

    private boolean isReached(Way way) {
        return task.criteria().get(0).holds().test(way.state, goal);
    }

    /** The best stroke; if none helps, the first of the best two; empty if there is no room for any. */
    private Optional<Way> stroke(Way way) {
        List<Way> strokes = strokes(way);
        if (strokes.isEmpty() || score(strokes.get(0), way) < off(way) - HELP) {
            return strokes.stream().findFirst();
        }
        return strokes.stream()
                .limit(TRIED)
                .min(Comparator.comparingDouble(first -> strokes(first).stream()
                        .mapToDouble(second -> score(second, way))
                        .min()
                        .orElse(Double.POSITIVE_INFINITY)));
    }

    private double score(Way now, Way before) {
        return off(now) + PER_STEP * (now.steps - before.steps);
    }

    private double off(Way way) {
        double block = Push.blockDistance(way.state, goal);
        double turn = StrictMath.toDegrees(table.turn(way.state, goal));
        return Math.sqrt(block * block + turn * turn);
    }

    /** One in each direction and at each slant, the best first. */
    private List<Way> strokes(Way way) {
        List<Way> strokes = new ArrayList<>();
        double pace = Math.max(SLOWEST, Math.min(FASTEST, SHARE * off(way)));
        for (int i = 0; i < BEARINGS; i++) {
            double bearing = 2 * Math.PI * i / BEARINGS + table.angle(way.state);
            beside(way, bearing).ifPresent(there -> {
                for (double slant : SLANTS) {
                    strokes.add(pushed(way, there, bearing + Math.PI + slant, pace));
                }
            });
        }
        strokes.sort(Comparator.comparingDouble(stroke -> score(stroke, way)));
        return strokes;
    }

    private Way pushed(Way way, Way there, double heading, double pace) {
        double dx = pace * StrictMath.cos(heading);
        double dy = pace * StrictMath.sin(heading);
        Way now = moved(there, dx, dy);
        Way best = now;
        for (int t = 1; t < LONGEST_PUSH; t++) {
            now = moved(now, dx, dy);
            if (score(now, way) < score(best, way)) {
                best = now;
            }
        }
        return best;
    }

    private Way moved(Way way, double dx, double dy) {
        double[] action = table.move(way.state, dx, dy);
        return new Way(way, action, table.step(way.state, action));
    }

    /** Beside the block in a direction; empty if that is off the table, or not reached. */
    private Optional<Way> beside(Way way, double bearing) {
        float[] state = way.state;
        double cos = StrictMath.cos(bearing);
        double sin = StrictMath.sin(bearing);
        double out = circle(state) + GAP;
        double step = 2;
        while (out > 0
                && clearance(state, state[Push.BLOCK_X] + (out - step) * cos, state[Push.BLOCK_Y] + (out - step) * sin)
                        > GAP) {
            out -= step;
        }
        double x = state[Push.BLOCK_X] + out * cos;
        double y = state[Push.BLOCK_Y] + out * sin;
        if (inside(x) != x || inside(y) != y) {
            return Optional.empty();
        }
        return Optional.of(walked(way, x, y)).filter(there -> distance(there.state, x, y) <= THERE);
    }

    /** To a place, or as far toward it as one gets. */
    private Way walked(Way way, double x, double y) {
        Way now = way;
        for (int t = 0; t < LONGEST_WALK && distance(now.state, x, y) > THERE; t++) {
            double[] toward = toward(now.state, x, y);
            now = moved(now, toward[0], toward[1]);
        }
        return now;
    }

    /** Straight if nothing is in the way, else around the block by the shorter way. */
    private double[] toward(float[] state, double x, double y) {
        if (isClear(state, x, y)) {
            return PushMover.toward(state, x, y, Push.STRIDE);
        }
        double now = StrictMath.atan2(
                state[Push.PUSHER_Y] - state[Push.BLOCK_Y], state[Push.PUSHER_X] - state[Push.BLOCK_X]);
        double then = StrictMath.atan2(y - state[Push.BLOCK_Y], x - state[Push.BLOCK_X]);
        double left = Angles.wrapped(then - now);
        double radius = circle(state) + SAFE;
        double next = now + Math.copySign(Math.min(Math.abs(left), Push.STRIDE / radius), left);
        return PushMover.toward(
                state,
                inside(state[Push.BLOCK_X] + radius * StrictMath.cos(next)),
                inside(state[Push.BLOCK_Y] + radius * StrictMath.sin(next)),
                Push.STRIDE);
    }

    /** Radius of the circle around the block on which the pusher touches it nowhere. */
    private double circle(float[] state) {
        return table.block().reach() * table.blockScale(state) + table.pusherRadius(state);
    }

    private static double inside(double place) {
        return Math.max(EDGE, Math.min(Push.SIZE - EDGE, place));
    }

    private boolean isClear(float[] state, double x, double y) {
        double fromX = state[Push.PUSHER_X];
        double fromY = state[Push.PUSHER_Y];
        double least = Math.min(1, clearance(state, fromX, fromY) - 0.5);
        for (int i = 1; i <= PARTS; i++) {
            double share = (double) i / PARTS;
            if (clearance(state, fromX + share * (x - fromX), fromY + share * (y - fromY)) < least) {
                return false;
            }
        }
        return true;
    }

    /** Between the edges of block and pusher, were the pusher at a place. */
    private double clearance(float[] state, double x, double y) {
        return table.outside(state, x, y) - table.pusherRadius(state);
    }

    private static double distance(float[] state, double x, double y) {
        double dx = x - state[Push.PUSHER_X];
        double dy = y - state[Push.PUSHER_Y];
        return Math.sqrt(dx * dx + dy * dy);
    }
}
