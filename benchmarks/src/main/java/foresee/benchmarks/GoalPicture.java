package foresee.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import foresee.envs.Environment;
import foresee.model.Frame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A picture of where to arrive; one that was made here also knows the true state behind it.
 *
 * <p>Such a picture is a PNG file with three text chunks: {@code foresee.env} (id of the environment), {@code
 * foresee.world} (its description with layout and options) and {@code foresee.state} (a JSON array of numbers). The state
 * serves to judge arrival and nothing else: a model sees the pixels alone. Photographs and screenshots have no such
 * chunks and are goals all the same.
 */
public final class GoalPicture {
    private static final String ENVIRONMENT = "foresee.env";
    private static final String WORLD = "foresee.world";
    private static final String STATE = "foresee.state";
    /** Width to height may differ from the wanted one by this share before a picture counts as another shape. */
    private static final double SHAPE_SLACK = 0.1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path path;
    private final Frame frame;
    private final Map<String, String> texts;
    private final float[] state;

    private GoalPicture(Path path, Frame frame, Map<String, String> texts, float[] state) {
        this.path = path;
        this.frame = frame;
        this.texts = texts;
        this.state = state;
    }

    /** Writes the frame that models see of {@code state}, and the state beside it, as a PNG file. */
    public static void write(Path path, Environment environment, float[] state) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(ENVIRONMENT, environment.id());
        texts.put(WORLD, environment.describe());
        texts.put(STATE, JSON.writeValueAsString(state));
        byte[] png = Pictures.png(Pictures.image(environment.render(state)));
        FinishedFile.write(path, PngText.with(png, texts));
    }

    /**
     * Reads any picture: PNG (true colour, grey, palette, transparent), JPEG, GIF or BMP. The frame is RGB and of the
     * picture's own size.
     *
     * @throws PictureFormatException if the file is no picture, is damaged, or declares more than 50 million pixels
     */
    public static GoalPicture read(Path path) throws IOException {
        byte[] bytes = Pictures.bytes(path);
        Map<String, String> texts = PngText.read(bytes);
        Frame frame = Pictures.frame(Pictures.decode(path, bytes));
        return new GoalPicture(path, frame, texts, state(path, texts.get(STATE)));
    }

    private static float[] state(Path path, String json) {
        if (json == null) {
            return null;
        }
        try {
            float[] state = JSON.readValue(json, float[].class);
            if (state != null && allFinite(state)) {
                return state;
            }
        } catch (JsonProcessingException malformed) {
            // the same answer as for a state that is not finite
        }
        throw new PictureFormatException(path, "has a text chunk foresee.state that is no array of finite numbers.");
    }

    private static boolean allFinite(float[] state) {
        for (float value : state) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return state.length > 0;
    }

    /** Where it was read from. */
    public Path path() {
        return path;
    }

    /** The picture, RGB, of its own size. */
    public Frame frame() {
        return frame;
    }

    /** Id of the environment it shows, if it was made here. */
    public Optional<String> environment() {
        return Optional.ofNullable(texts.get(ENVIRONMENT));
    }

    /** The environment with its layout and options, {@code two-room[layout=random]}, if it was made here. */
    public Optional<String> world() {
        return Optional.ofNullable(texts.get(WORLD));
    }

    /** The true state, a copy, if it was made here. */
    public Optional<float[]> state() {
        return Optional.ofNullable(state).map(float[]::clone);
    }

    /** Whether the picture has another size than wanted, so that it has to be resized. */
    public boolean needsResize(int height, int width) {
        return frame.height() != height || frame.width() != width;
    }

    /**
     * Refuses a goal that cannot be meant: made in another environment, of another shape, or with a state of another size.
     *
     * @param height rows of the frames that the environment makes
     * @param width columns of them
     * @throws PictureFormatException if the picture does not fit, with both values
     */
    public GoalPicture requireFor(Environment environment, int height, int width) {
        environment().filter(id -> !id.equals(environment.id())).ifPresent(other -> {
            throw new PictureFormatException(
                    path, "shows environment " + other + ", but the agent is in " + environment.id() + ".");
        });
        if (state != null && state.length != environment.stateSize()) {
            throw new PictureFormatException(
                    path,
                    "carries a state of " + state.length + " numbers" + madeIn() + ", but " + environment.describe()
                            + " has " + environment.stateSize() + ".");
        }
        double ratio = (double) frame.width() / frame.height() * height / width;
        if (ratio > 1 + SHAPE_SLACK || ratio < 1 / (1 + SHAPE_SLACK)) {
            throw new PictureFormatException(
                    path,
                    "is " + frame.width() + " x " + frame.height() + " pixels, another shape than frames of "
                            + environment.id() + " (" + width + " x " + height + ").");
        }
        return this;
    }

    private String madeIn() {
        return world().map(world -> " of " + world).orElse("");
    }

    @Override
    public String toString() {
        return "GoalPicture[" + path + ", " + frame.shape() + ", environment="
                + environment().orElse("unknown") + ", state=" + Arrays.toString(state) + "]";
    }
}
