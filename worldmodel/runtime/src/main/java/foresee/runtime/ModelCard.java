package foresee.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import foresee.model.ActionSpace;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All that a model file says of itself.
 *
 * <p>Read and written as strict JSON: an unknown key is an error that names the nearest known one, a missing key is an
 * error; {@code planning} alone may be missing, as it is from older cards.
 *
 * @param formatVersion of the card, {@link #FORMAT_VERSION}
 * @param name of the model
 * @param environmentId the environment it was trained in
 * @param environmentDescription the same in words
 * @param actionSpace of one environment step
 * @param normalizer how the model sees actions
 * @param architecture layers, image shape, latent and action sizes, chunk, history and stride
 * @param goalThreshold latent distance ({@link foresee.model.Latent#distance}) under which a goal counts as reached,
 *     calibrated on held-out data
 * @param planning how it is best planned with; empty if nobody said so, as in models of before this was kept
 * @param probe what the linear probe reads off a latent, in the order of its rows; empty if the model has none
 * @param provenance data, split, seed, settings, machine
 * @param metrics free JSON: probes, open-loop errors, calibration; copied
 */
public record ModelCard(
        int formatVersion,
        String name,
        String environmentId,
        String environmentDescription,
        ActionSpace actionSpace,
        ActionNormalizer normalizer,
        Architecture architecture,
        OptionalDouble goalThreshold,
        Optional<PlanningAdvice> planning,
        List<ProbeFactor> probe,
        Provenance provenance,
        JsonNode metrics) {

    /** The version written, and the only one read. */
    public static final int FORMAT_VERSION = 1;

    /** @throws IllegalArgumentException if the version is another, or sizes contradict each other; both values are named */
    public ModelCard {
        if (formatVersion != FORMAT_VERSION) {
            throw new IllegalArgumentException("formatVersion (" + formatVersion + ") must be " + FORMAT_VERSION
                    + ".\nMaybe the file was written by another version of Foresee.");
        }
        requireEqual("actionSpace size", actionSpace.size(), "architecture.actionSize", architecture.actionSize());
        requireEqual("actionNormalizer size", normalizer.size(), "architecture.actionSize", architecture.actionSize());
        double threshold = goalThreshold.orElse(1);
        if (!(threshold > 0) || !Double.isFinite(threshold)) {
            throw new IllegalArgumentException("goalThreshold (" + threshold + ") must be above 0 and finite.");
        }
        planning.ifPresent(advice -> advice.requireFits(architecture.actionChunk()));
        probe = List.copyOf(probe);
        metrics = metrics.deepCopy();
    }

    /** A card that does not say how the model is best planned with. */
    public ModelCard(
            int formatVersion,
            String name,
            String environmentId,
            String environmentDescription,
            ActionSpace actionSpace,
            ActionNormalizer normalizer,
            Architecture architecture,
            OptionalDouble goalThreshold,
            List<ProbeFactor> probe,
            Provenance provenance,
            JsonNode metrics) {
        this(
                formatVersion,
                name,
                environmentId,
                environmentDescription,
                actionSpace,
                normalizer,
                architecture,
                goalThreshold,
                Optional.empty(),
                probe,
                provenance,
                metrics);
    }

    private static void requireEqual(String what, int value, String of, int expected) {
        if (value != expected) {
            throw new IllegalArgumentException(what + " (" + value + ") must be " + of + " (" + expected + ").");
        }
    }

    /**
     * Refuses another environment.
     *
     * @throws IllegalArgumentException if {@code id} is not the one the model was trained in; names both
     */
    public void requireEnvironment(String id) {
        require("environment", environmentId, id);
    }

    /**
     * Refuses another action space.
     *
     * @throws IllegalArgumentException if {@code space} is not the one the model was trained with; names both
     */
    public void requireActionSpace(ActionSpace space) {
        require("action space", actionSpace, space);
    }

    /**
     * Refuses frames of another shape, unless the model sees none.
     *
     * @throws IllegalArgumentException if the shape is not the one the model was trained on; names both
     */
    public void requireFrame(int height, int width, int channels) {
        if (!architecture.seesFrames()) {
            return;
        }
        require(
                "frame shape",
                architecture.height() + " x " + architecture.width() + " x " + architecture.channels(),
                height + " x " + width + " x " + channels);
    }

    /**
     * Refuses vectors of another size, unless the model sees none.
     *
     * @param stateSize values of a state, 0 if there is none
     * @param proprioceptionSize values of what an agent feels, 0 if that is not known
     * @throws IllegalArgumentException if the size is not the one the model was trained on; names both
     */
    public void requireVector(int stateSize, int proprioceptionSize) {
        architecture
                .vector()
                .ifPresent(input -> require(
                        input.source().word() + " of size",
                        input.size(),
                        input.source() == VectorSource.STATE ? stateSize : proprioceptionSize));
    }

    /**
     * Refuses another action chunk.
     *
     * @throws IllegalArgumentException if the model takes another number of environment actions per step; names both
     */
    public void requireActionChunk(int chunk) {
        require("action chunk", architecture.actionChunk(), chunk);
    }

    /**
     * Refuses another history.
     *
     * @throws IllegalArgumentException if the model sees another number of latents, or others apart; names both
     */
    public void requireHistory(int history, int stride) {
        require("history", architecture.history(), history);
        require("history stride", architecture.historyStride(), stride);
    }

    /**
     * Refuses another normaliser.
     *
     * @throws IllegalArgumentException if the model was trained with another; names both
     */
    public void requireNormalizer(ActionNormalizer other) {
        require("action normaliser", normalizer, other);
    }

    private void require(String what, Object own, Object wanted) {
        if (!own.equals(wanted)) {
            throw new IllegalArgumentException("model " + name + " was trained with " + what + " " + own
                    + " and cannot be used with " + wanted + ".");
        }
    }

    /** Free JSON: probes, open-loop errors, calibration; a copy. */
    @Override
    public JsonNode metrics() {
        return metrics.deepCopy();
    }

    /** This card with other metrics. */
    public ModelCard withMetrics(JsonNode newMetrics) {
        return new ModelCard(
                formatVersion,
                name,
                environmentId,
                environmentDescription,
                actionSpace,
                normalizer,
                architecture,
                goalThreshold,
                planning,
                probe,
                provenance,
                newMetrics);
    }

    /** This card with another goal threshold. */
    public ModelCard withGoalThreshold(OptionalDouble newThreshold) {
        return new ModelCard(
                formatVersion,
                name,
                environmentId,
                environmentDescription,
                actionSpace,
                normalizer,
                architecture,
                newThreshold,
                planning,
                probe,
                provenance,
                metrics);
    }

    /** This card with other advice on planning. */
    public ModelCard withPlanning(Optional<PlanningAdvice> newPlanning) {
        return new ModelCard(
                formatVersion,
                name,
                environmentId,
                environmentDescription,
                actionSpace,
                normalizer,
                architecture,
                goalThreshold,
                newPlanning,
                probe,
                provenance,
                metrics);
    }

    /** This card with other probe factors. */
    public ModelCard withProbe(List<ProbeFactor> newProbe) {
        return new ModelCard(
                formatVersion,
                name,
                environmentId,
                environmentDescription,
                actionSpace,
                normalizer,
                architecture,
                goalThreshold,
                planning,
                newProbe,
                provenance,
                metrics);
    }

    /** The card as JSON on one line. */
    public String toJson() {
        return JsonText.compact(CardJson.write(this));
    }

    /** The card as indented JSON, for people. */
    public String toPrettyJson() {
        return JsonText.pretty(CardJson.write(this));
    }

    /** The card as a JSON tree. */
    public JsonNode toTree() {
        return CardJson.write(this);
    }

    /**
     * The card that {@code json} describes.
     *
     * @throws IllegalArgumentException if it is no JSON, a key is unknown or missing, or a value does not fit; names the key
     */
    public static ModelCard fromJson(String json) {
        return CardJson.read(JsonText.parse(json));
    }
}
