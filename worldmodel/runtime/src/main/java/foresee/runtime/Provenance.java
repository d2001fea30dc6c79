package foresee.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a model comes from: data, split, seed, settings and machine.
 *
 * @param dataHash of the data set it was trained on, such as {@code sha256:...}
 * @param dataDescription the data set in words
 * @param split which episodes were held out
 * @param seed of the training run
 * @param trainingConfiguration the settings of the trainer, free JSON, copied
 * @param libraries versions by library name, copied
 * @param javaVersion of the JVM that trained
 * @param processor that trained
 * @param origin how it was made; empty for models of before that was kept
 * @param rounds in which it planned and was trained on, in order, copied; none for most models
 */
public record Provenance(
        String dataHash,
        String dataDescription,
        Split split,
        long seed,
        JsonNode trainingConfiguration,
        SortedMap<String, String> libraries,
        String javaVersion,
        String processor,
        Optional<Origin> origin,
        List<Round> rounds) {
    public Provenance {
        trainingConfiguration = trainingConfiguration.deepCopy();
        libraries = Collections.unmodifiableSortedMap(new TreeMap<>(libraries));
        rounds = List.copyOf(rounds);
    }

    /** Of a model that was trained in one go. */
    public Provenance(
            String dataHash,
            String dataDescription,
            Split split,
            long seed,
            JsonNode trainingConfiguration,
            SortedMap<String, String> libraries,
            String javaVersion,
            String processor,
            Optional<Origin> origin) {
        this(
                dataHash,
                dataDescription,
                split,
                seed,
                trainingConfiguration,
                libraries,
                javaVersion,
                processor,
                origin,
                List.of());
    }

    /** Of a model that does not say how it was made. */
    public Provenance(
            String dataHash,
            String dataDescription,
            Split split,
            long seed,
            JsonNode trainingConfiguration,
            SortedMap<String, String> libraries,
            String javaVersion,
            String processor) {
        this(
                dataHash,
                dataDescription,
                split,
                seed,
                trainingConfiguration,
                libraries,
                javaVersion,
                processor,
                Optional.empty());
    }

    /** The same of a model that was trained on in rounds. */
    public Provenance withRounds(List<Round> newRounds) {
        return new Provenance(
                dataHash,
                dataDescription,
                split,
                seed,
                trainingConfiguration,
                libraries,
                javaVersion,
                processor,
                origin,
                newRounds);
    }

    /** The settings of the trainer, a copy. */
    @Override
    public JsonNode trainingConfiguration() {
        return trainingConfiguration.deepCopy();
    }

    /**
     * How episodes were divided.
     *
     * @param rule in words: {@code every 10th episode is held out}
     * @param trainEpisodes trained on
     * @param heldOutEpisodes seen by metrics only
     */
    public record Split(String rule, int trainEpisodes, int heldOutEpisodes) {
        public Split {
            if (trainEpisodes < 0 || heldOutEpisodes < 0) {
                throw new IllegalArgumentException("trainEpisodes (" + trainEpisodes + ") and heldOutEpisodes ("
                        + heldOutEpisodes + ") must be at least 0.");
            }
        }
    }

    /**
     * What it takes, besides the settings, to make the model once more.
     *
     * @param command as it was typed, empty if a program made the model
     * @param dataSeed that the episodes were drawn from
     * @param threads that the tensor library computed with; another number gives other last bits
     */
    public record Origin(String command, long dataSeed, int threads) {}

    /**
     * A round: the model planned in its environment, and was trained on with what happened.
     *
     * @param dataHash of what happened, such as {@code sha256:...}
     * @param policy what acted, in words
     * @param episodes in it, all trained on
     */
    public record Round(String dataHash, String policy, int episodes) {}
}
