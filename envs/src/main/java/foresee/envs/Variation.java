package foresee.envs;

import foresee.envs.render.Canvas;
import foresee.model.KeyedRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What differs from episode to episode in an environment at a level, and where it is in the state.
 *
 * <p>At {@link VariationLevel#NOMINAL} a state is what the environment says and nothing is drawn. At the other levels the numbers
 * that were drawn for the episode follow it:
 *
 * <p>state = (the environment's own, camera x, camera y, variables ..., distractors ...),   distractor = (x, y, vx, vy, radius, colour)
 *
 * <p>Distractors are discs behind everything that matters; they move in straight lines and turn back at the edges of the scene.
 * All else stays as drawn. So {@code step} and {@code render} remain functions of the state alone, and whoever saves, restores,
 * replays or plans from a state does so in the same variation (docs/decisions/0011).
 *
 * <p>Immutable, safe for several threads at once.
 */
public final class Variation {
    private static final long STREAM = 0x7661726965640001L;
    private static final int CAMERA_X = 0;
    private static final int CAMERA_Y = 1;
    private static final int CAMERA = 2;
    private static final int DISTRACTOR = 6;
    private static final double MILD_CAMERA = 1.0 / 64;
    private static final double STRONG_CAMERA = 3.0 / 64;
    private static final double LEAST_RADIUS = 0.02;
    private static final double MOST_RADIUS = 0.06;
    private static final double FASTEST = 0.02;

    private final VariationLevel level;
    private final int ownSize;
    private final float extent;
    private final List<Variable> variables;

    private Variation(VariationLevel level, int ownSize, double extent, List<Variable> variables) {
        this.level = level;
        this.ownSize = ownSize;
        this.extent = (float) extent;
        this.variables = List.copyOf(variables);
    }

    /**
     * The variation of an environment.
     *
     * @param ownSize number of values in the environment's own state
     * @param extent height and width of the scene in its units
     * @param own what the environment varies besides the camera, in order
     */
    public static Variation of(VariationLevel level, int ownSize, double extent, List<? extends Variable> own) {
        List<Variable> all = new ArrayList<>();
        all.add(Variable.Range.offset("camera x", "px", MILD_CAMERA * extent, STRONG_CAMERA * extent));
        all.add(Variable.Range.offset("camera y", "px", MILD_CAMERA * extent, STRONG_CAMERA * extent));
        all.addAll(own);
        return new Variation(level, ownSize, extent, all);
    }

    /** No variation at all, for an environment that has none. */
    public static Variation none(int stateSize) {
        return new Variation(VariationLevel.NOMINAL, stateSize, 1, List.of());
    }

    /** How much differs. */
    public VariationLevel level() {
        return level;
    }

    /** What may differ, distractors apart, in the order of the state. */
    public List<Variable> variables() {
        return variables;
    }

    /** Number of distractors: 0, 1 or 3 by level. */
    public int distractors() {
        return switch (level) {
            case NOMINAL -> 0;
            case MILD -> 1;
            case STRONG -> 3;
        };
    }

    /** Number of values in a state. */
    public int stateSize() {
        return isNominal() ? ownSize : firstDistractor() + DISTRACTOR * distractors();
    }

    private boolean isNominal() {
        return level == VariationLevel.NOMINAL;
    }

    private int firstDistractor() {
        return ownSize + variables.size();
    }

    /** What a description ends with: empty, or {@code , variation=mild}. */
    String suffix() {
        return isNominal() ? "" : ", variation=" + level.word();
    }

    /** An environment's own start state with what the episode of a seed varies behind it. */
    float[] drawn(float[] own, long seed) {
        if (isNominal()) {
            return own;
        }
        KeyedRandom random = KeyedRandom.of(STREAM, seed);
        float[] state = Arrays.copyOf(own, stateSize());
        for (int i = 0; i < variables.size(); i++) {
            state[ownSize + i] = variables.get(i).draw(level, random);
        }
        for (int at = firstDistractor(); at < state.length; at += DISTRACTOR) {
            drawDistractor(state, at, random);
        }
        return state;
    }

    private void drawDistractor(float[] state, int at, KeyedRandom random) {
        state[at] = extent * (float) random.nextDouble();
        state[at + 1] = extent * (float) random.nextDouble();
        state[at + 2] = (float) (FASTEST * extent * (2 * random.nextDouble() - 1));
        state[at + 3] = (float) (FASTEST * extent * (2 * random.nextDouble() - 1));
        state[at + 4] = (float) (extent * (LEAST_RADIUS + (MOST_RADIUS - LEAST_RADIUS) * random.nextDouble()));
        state[at + 5] = random.nextInt(1 << 24);
    }

    /** Another own state with the variation of {@code state}, at the same moment. */
    float[] kept(float[] state, float[] own) {
        if (isNominal()) {
            return own;
        }
        float[] result = state.clone();
        System.arraycopy(own, 0, result, 0, ownSize);
        return result;
    }

    /** The own state that followed {@code state}, with the variation of {@code state}, one step later. */
    float[] carried(float[] state, float[] next) {
        float[] result = kept(state, next);
        for (int at = firstDistractor(); at < result.length; at += DISTRACTOR) {
            move(result, at);
            move(result, at + 1);
        }
        return result;
    }

    /** One coordinate of a distractor by its velocity, which is turned around at the edges. */
    private void move(float[] state, int at) {
        float to = state[at] + state[at + 2];
        if (to < 0 || to > extent) {
            state[at + 2] = -state[at + 2];
            to = to < 0 ? -to : 2 * extent - to;
        }
        state[at] = to;
    }

    /** The number of an environment's own variable, from 0, in a state. */
    float value(float[] state, int variable) {
        return isNominal() ? (float) variables.get(CAMERA + variable).nominal() : state[ownSize + CAMERA + variable];
    }

    /** The colour, 0xRRGGBB, of an environment's own variable, from 0, in a state. */
    int colour(float[] state, int variable) {
        return (int) value(state, variable);
    }

    /** How far the picture is moved to the right. */
    float cameraX(float[] state) {
        return isNominal() ? 0 : state[ownSize + CAMERA_X];
    }

    /** How far the picture is moved down. */
    float cameraY(float[] state) {
        return isNominal() ? 0 : state[ownSize + CAMERA_Y];
    }

    /** Paints what moves and does not matter. */
    void drawDistractors(Canvas canvas, float[] state) {
        for (int at = firstDistractor(); at < state.length; at += DISTRACTOR) {
            canvas.disc(state[at], state[at + 1], state[at + 4], (int) state[at + 5]);
        }
    }

    /**
     * Refuses what is no state by its size or by what it says of the variation.
     *
     * @throws IllegalArgumentException if the size is not {@link #stateSize()}, or a variable is beyond the level's bounds
     */
    void check(float[] state) {
        if (state.length != stateSize()) {
            throw new IllegalArgumentException("state size (" + state.length + ") must be " + stateSize() + ".");
        }
        if (isNominal()) {
            return;
        }
        for (int i = 0; i < variables.size(); i++) {
            Variable variable = variables.get(i);
            if (!variable.allows(level, state[ownSize + i])) {
                throw new IllegalArgumentException(variable.name() + " (" + state[ownSize + i] + ") must be "
                        + variable.words(level) + " at variation " + level.word() + ".");
            }
        }
        for (int at = firstDistractor(); at < state.length; at++) {
            if (!Float.isFinite(state[at])) {
                throw new IllegalArgumentException("distractor value [" + at + "] (" + state[at] + ") must be finite.");
            }
        }
    }
}
