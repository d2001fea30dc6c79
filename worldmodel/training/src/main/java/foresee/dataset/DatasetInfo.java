package foresee.dataset;

import foresee.model.ActionSpace;
import java.util.List;

/**
 * All that a data set says of itself apart from its episodes.
 *
 * @param environment id of the environment, {@code two-room}
 * @param description the id with layout and options, {@code two-room[layout=random]}
 * @param controlPeriod seconds between two actions, positive and finite
 * @param actionSpace actions of one step, in the environment's units
 * @param policy what chose the actions, in words: {@code crossers}
 * @param seed what the seeds of the episodes derive from
 * @param frame extents of every frame
 * @param stateSize values S of a state, 0 if states are not recorded
 * @param factors names of what can be read off a state, in order, perhaps none; copied
 */
public record DatasetInfo(
        String environment,
        String description,
        double controlPeriod,
        ActionSpace actionSpace,
        String policy,
        long seed,
        FrameShape frame,
        int stateSize,
        List<String> factors) {

    /** Version of the file formats written here: of the journal and of the HDF5 layout. */
    public static final int FORMAT_VERSION = 1;

    public DatasetInfo {
        factors = List.copyOf(factors);
        if (environment.isEmpty()) {
            throw new IllegalArgumentException("environment must not be empty.");
        }
        if (!(controlPeriod > 0) || !Double.isFinite(controlPeriod)) {
            throw new IllegalArgumentException("controlPeriod (" + controlPeriod + ") must be positive and finite.");
        }
        if (stateSize < 0) {
            throw new IllegalArgumentException("stateSize (" + stateSize + ") must not be negative.");
        }
    }
}
