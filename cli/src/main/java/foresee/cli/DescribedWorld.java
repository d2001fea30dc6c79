package foresee.cli;

import foresee.dataset.DatasetInfo;
import foresee.envs.Environment;
import foresee.envs.Sandbox;
import foresee.envs.VariationLevel;

/** Finds the world that a data set was collected in, by what the world says of itself. */
final class DescribedWorld {
    private DescribedWorld() {}

    /**
     * The world of the catalogue that has the data set's description; the environment's first, at that level, if the data is of a layout that the
     * catalogue has not.
     *
     * @throws IllegalArgumentException if there is no environment of that name
     */
    static Environment of(DatasetInfo info) {
        for (VariationLevel level : VariationLevel.values()) {
            for (String layout : Sandbox.layouts(info.environment())) {
                Environment world = Sandbox.environment(info.environment(), layout, level);
                if (world.describe().equals(info.description())) {
                    return world;
                }
            }
        }
        return withStates(info);
    }

    /** The first layout at the level whose states are as long as the data set's. */
    private static Environment withStates(DatasetInfo info) {
        String layout = Sandbox.layouts(info.environment()).get(0);
        for (VariationLevel level : VariationLevel.values()) {
            Environment world = Sandbox.environment(info.environment(), layout, level);
            if (world.stateSize() == info.stateSize()) {
                return world;
            }
        }
        return Sandbox.environment(info.environment());
    }
}
