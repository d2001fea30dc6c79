package foresee.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foresee.envs.Sandbox;
import foresee.training.SettingsOverlay;
import foresee.training.TrainingConfig;
import foresee.training.TrainingConfigJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How to train a model: what to collect, and the training configuration.
 *
 * <p>As JSON it is the training configuration with one more key, {@code collect}. Each environment has one that comes along
 * ({@code recipes/ENVIRONMENT.json} beside this class) and names only what differs from the defaults; a file of the user's is laid
 * over it, key by key.
 *
 * @param collect episodes to collect, where there is no data set yet
 * @param training everything else
 */
record Recipe(CollectSettings collect, TrainingConfig training) {
    private static final String COLLECT = "collect";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** What suits data of no environment of ours: the defaults. */
    static Recipe defaults() {
        return new Recipe(CollectSettings.defaults(""), TrainingConfig.defaults());
    }

    /** What comes along for an environment; the defaults if that is none of ours, or nothing acts in it. */
    static Recipe of(String environment) {
        if (!Sandbox.environments().contains(environment)) {
            return defaults();
        }
        Recipe defaults = new Recipe(CollectSettings.defaults(environment), TrainingConfig.defaults());
        String name = "recipes/" + environment + ".json";
        try (InputStream in = Recipe.class.getResourceAsStream(name)) {
            return in == null ? defaults : defaults.with(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * This recipe with what a file changes in it.
     *
     * @throws Failure if it is no JSON object, a key is unknown, or a value does not fit
     */
    Recipe with(Path file) throws IOException {
        return with(file.toString(), Files.readString(file));
    }

    private Recipe with(String name, String json) {
        try {
            ObjectNode settings = toJson();
            SettingsOverlay.apply(settings, object(json));
            JsonNode collected = settings.remove(COLLECT);
            return new Recipe(MAPPER.treeToValue(collected, CollectSettings.class), TrainingConfigJson.read(settings));
        } catch (JsonProcessingException broken) {
            Throwable cause = broken.getCause() instanceof IllegalArgumentException ? broken.getCause() : null;
            String message = cause == null ? broken.getOriginalMessage() : COLLECT + ": " + cause.getMessage();
            throw Failure.usage(name + ": " + message, broken);
        } catch (IllegalArgumentException wrong) {
            throw Failure.usage(name + ": " + wrong.getMessage(), wrong);
        }
    }

    private static ObjectNode object(String json) throws JsonProcessingException {
        if (MAPPER.readTree(json) instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("must be a JSON object.");
    }

    /** This recipe with another training configuration. */
    Recipe withTraining(TrainingConfig newTraining) {
        return new Recipe(collect, newTraining);
    }

    /** This recipe with another number of episodes. */
    Recipe withEpisodes(int newEpisodes) {
        try {
            return new Recipe(collect.withEpisodes(newEpisodes), training);
        } catch (IllegalArgumentException wrong) {
            throw Failure.usage("--episodes (" + newEpisodes + ") must be at least 1.", wrong);
        }
    }

    /** All keys with their values. */
    ObjectNode toJson() {
        ObjectNode json = (ObjectNode) TrainingConfigJson.write(training);
        json.set(COLLECT, MAPPER.valueToTree(collect));
        return json;
    }

    /** The keys of training alone, as a model's card has them. */
    JsonNode trainingJson() {
        return TrainingConfigJson.write(training);
    }
}
