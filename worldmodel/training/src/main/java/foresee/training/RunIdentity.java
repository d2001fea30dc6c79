package foresee.training;

import java.nio.file.Path;

/**
 * What two runs must share for one to continue the other.
 *
 * @param configuration as JSON
 * @param dataHash of the data set
 */
record RunIdentity(String configuration, String dataHash) {

    /** That of a run of this configuration on that data. */
    static RunIdentity of(TrainingConfig config, String dataHash) {
        return new RunIdentity(TrainingConfigJson.write(config).toString(), dataHash);
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
            return TrainingConfigJson.write(TrainingConfigJson.read(configuration))
                    .toString();
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
