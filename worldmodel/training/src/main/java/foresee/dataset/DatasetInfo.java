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
 * @param proprioception names of what the agent feels of itself without seeing, in order, none if that is not recorded; copied
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
        List<String> factors,
        List<String> proprioception) {

    /** Newest version of the file formats, of the journal and of the HDF5 layout; older ones are read, too. */
    public static final int FORMAT_VERSION = 2;

    /** The version that has no proprioception. */
    private static final int WITHOUT_PROPRIOCEPTION = 1;

    public DatasetInfo {
        factors = List.copyOf(factors);
        proprioception = List.copyOf(proprioception);
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

    /** Of a data set without proprioception. */
    public DatasetInfo(
            String environment,
            String description,
            double controlPeriod,
            ActionSpace actionSpace,
            String policy,
            long seed,
            FrameShape frame,
            int stateSize,
            List<String> factors) {
        this(environment, description, controlPeriod, actionSpace, policy, seed, frame, stateSize, factors, List.of());
    }

    /** Of the files written for it: what needs nothing newer is of version 1, which older programs read, too. */
    int formatVersion() {
        return proprioception.isEmpty() ? WITHOUT_PROPRIOCEPTION : FORMAT_VERSION;
    }

    /**
     * Refuses what this program cannot read.
     *
     * @throws IllegalArgumentException if it is no version that there is
     */
    static void requireKnown(long version) {
        if (version < WITHOUT_PROPRIOCEPTION || version > FORMAT_VERSION) {
            throw new IllegalArgumentException("format version is " + version + "; this program reads versions "
                    + WITHOUT_PROPRIOCEPTION + " and " + FORMAT_VERSION + ".");
        }
    }

    /** Whether files of a version say what the agent feels. */
    static boolean hasProprioception(long version) {
        return version > WITHOUT_PROPRIOCEPTION;
    }

    /** Values P of what the agent feels, 0 if that is not recorded. */
    public int proprioceptionSize() {
        return proprioception.size();
    }
}
