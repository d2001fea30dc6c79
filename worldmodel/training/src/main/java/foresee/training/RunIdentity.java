package foresee.training;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;

/**
 * What two runs must share for one to continue the other.
 *
 * @param configuration as JSON; without {@link TrainingConfig#planning}, on which no weight depends: what happened in rounds belongs
 *     to the data
 * @param dataHash of the data set
 */
record RunIdentity(String configuration, String dataHash) {

    /** That of a run of this configuration on that data. */
    static RunIdentity of(TrainingConfig config, String dataHash) {
        return new RunIdentity(json(config), dataHash);
    }

    private static String json(TrainingConfig config) {
        ObjectNode json = (ObjectNode) TrainingConfigJson.write(config);
        json.remove("planning");
        return json.toString();
    }

    /**
     * Keys that the stored configuration lacks, as it was written before they were there, count as their defaults.
     *
     * @throws IllegalArgumentException if {@code stored} is another; names both values
     */
    void require(RunIdentity stored, Path path) {
        require(path, "configuration", configuration, completed(stored.configuration));
        require(path, "data hash", dataHash, stored.dataHash);
    }

    private static String completed(String configuration) {
        try {
            return json(TrainingConfigJson.read(configuration));
        } catch (IllegalArgumentException unknown) {
            return configuration;
        }
    }

    private static void require(Path path, String what, String now, String stored) {
        if (!now.equals(stored)) {
            throw new IllegalArgumentException(what + " (" + now + ") must be that of checkpoint " + path + " ("
                    + stored + ").\nMaybe begin without --resume, or with the same settings and data.");
        }
    }
}
