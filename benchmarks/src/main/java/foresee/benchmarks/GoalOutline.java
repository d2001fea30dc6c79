package foresee.benchmarks;

import foresee.envs.Environment;
import foresee.envs.Task;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Draws over a world where its things are in the goal: their outlines in white, and themselves faintly.
 *
 * <p>A thing is whatever the goal's picture does not share with most pictures of the same world in other states, and whose colour
 * is none of the background's; there is no need to know what an environment is made of. What never moves, or is where it mostly is,
 * has no outline. Outlines come from pictures of twice the size, so that they are smooth.
 */
final class GoalOutline {
    private static final int OVERSAMPLING = 2;
    private static final int OTHER_STATES = 15;
    /** Difference of a channel, of 255, from which on something is there. */
    private static final int VISIBLE = 24;
    /** Width of the outline as a share of the picture. */
    private static final double WIDTH = 1.0 / 120;

    /** Share of the picture that is of one colour, from which on that is a colour of the background. */
    private static final double COMMON = 0.005;

    private static final double FAINT = 0.28;

    private final Environment environment;
    private final int pixels;
    private final int[] goal;
    private final double[] edge;
    private final double[] inside;

    GoalOutline(Task task, float[] goalState, int pixels) {
        this.environment = task.environment();
        this.pixels = pixels;
        this.goal = rgb(goalState, pixels);
        int large = OVERSAMPLING * pixels;
        boolean[] thing = opened(things(rgb(goalState, large), background(task, goalState, large)), large);
        int half = Math.max(1, (int) Math.round(WIDTH * large / 2));
        boolean[] core = eroded(thing, large, half);
        boolean[] rim = dilated(thing, large, half);
        for (int i = 0; i < rim.length; i++) {
            rim[i] &= !core[i];
        }
        this.edge = shares(rim, pixels);
        this.inside = shares(core, pixels);
    }

    /** The picture of a state with the goal drawn over it. */
    BufferedImage over(float[] state) {
        int[] now = rgb(state, pixels);
        for (int i = 0; i < now.length; i++) {
            now[i] = mixed(mixed(now[i], goal[i], FAINT * inside[i]), Color.WHITE.getRGB(), edge[i]);
        }
        BufferedImage picture = new BufferedImage(pixels, pixels, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, pixels, pixels, now, 0, pixels);
        return picture;
    }

    private int[] rgb(float[] state, int size) {
        return Pictures.image(environment.render(state, size)).getRGB(0, 0, size, size, null, 0, size);
    }

    /** Per pixel and channel the median of starts toward the goal: the same world, its things anywhere. */
    private int[] background(Task task, float[] goalState, int size) {
        int[][] starts = new int[OTHER_STATES][];
        for (int k = 0; k < starts.length; k++) {
            starts[k] = rgb(task.toward(goalState, k).start(), size);
        }
        int[] background = new int[size * size];
        int[] values = new int[OTHER_STATES];
        for (int i = 0; i < background.length; i++) {
            for (int shift = 0; shift <= 16; shift += 8) {
                for (int k = 0; k < values.length; k++) {
                    values[k] = starts[k][i] >> shift & 0xff;
                }
                Arrays.sort(values);
                background[i] |= values[OTHER_STATES / 2] << shift;
            }
        }
        return background;
    }

    private static boolean[] things(int[] picture, int[] background) {
        Map<Integer, Integer> count = new HashMap<>();
        for (int i = 0; i < picture.length; i++) {
            if (!differs(picture[i], background[i])) {
                count.merge(picture[i], 1, Integer::sum);
            }
        }
        boolean[] things = new boolean[picture.length];
        for (int i = 0; i < things.length; i++) {
            boolean common = count.getOrDefault(picture[i], 0) >= COMMON * picture.length;
            things[i] = differs(picture[i], background[i]) && !common;
        }
        return things;
    }

    private static boolean differs(int a, int b) {
        boolean differs = false;
        for (int shift = 0; shift <= 16; shift += 8) {
            differs |= Math.abs((a >> shift & 0xff) - (b >> shift & 0xff)) >= VISIBLE;
        }
        return differs;
    }

    /** Without what is thinner than three pixels: soft edges of the background. */
    private static boolean[] opened(boolean[] set, int size) {
        return dilated(eroded(set, size, 1), size, 1);
    }

    private static boolean[] dilated(boolean[] set, int size, int radius) {
        return inverse(eroded(inverse(set), size, radius));
    }

    private static boolean[] inverse(boolean[] set) {
        boolean[] inverse = new boolean[set.length];
        for (int i = 0; i < set.length; i++) {
            inverse[i] = !set[i];
        }
        return inverse;
    }

    /** What stays if everything within {@code radius} of the outside is taken away. */
    private static boolean[] eroded(boolean[] set, int size, int radius) {
        boolean[] core = new boolean[set.length];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                core[y * size + x] = set[y * size + x] && isDeep(set, size, x, y, radius);
            }
        }
        return core;
    }

    private static boolean isDeep(boolean[] set, int size, int x, int y, int radius) {
        for (int dy = -radius; dy <= radius; dy++) {
            for (int dx = -radius; dx <= radius; dx++) {
                int nx = x + dx;
                int ny = y + dy;
                boolean there = nx >= 0 && ny >= 0 && nx < size && ny < size;
                if (dx * dx + dy * dy <= radius * radius && there && !set[ny * size + nx]) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The share of each pixel that belongs to a set drawn larger. */
    private static double[] shares(boolean[] set, int size) {
        double[] shares = new double[size * size];
        for (int i = 0; i < set.length; i++) {
            int x = i % (OVERSAMPLING * size) / OVERSAMPLING;
            int y = i / (OVERSAMPLING * size) / OVERSAMPLING;
            shares[y * size + x] += set[i] ? 1.0 / (OVERSAMPLING * OVERSAMPLING) : 0;
        }
        return shares;
    }

    private static int mixed(int below, int above, double opacity) {
        int rgb = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            double value = (below >> shift & 0xff) * (1 - opacity) + (above >> shift & 0xff) * opacity;
            rgb |= (int) Math.round(value) << shift;
        }
        return rgb;
    }
}
