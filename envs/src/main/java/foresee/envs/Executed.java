package foresee.envs;

import foresee.model.ActionSpace;

/** The action that is carried out where another may have been asked for. */
final class Executed {
    private Executed() {}

    /**
     * The nearest action of the space, a copy.
     *
     * @throws IllegalArgumentException if the size does not fit or a number is NaN
     */
    static double[] of(ActionSpace space, double[] action) {
        if (action.length != space.size()) {
            throw new IllegalArgumentException("action size (" + action.length + ") must be " + space.size() + ".");
        }
        for (int i = 0; i < action.length; i++) {
            if (Double.isNaN(action[i])) {
                throw new IllegalArgumentException("action[" + i + "] (NaN) must be a number.");
            }
        }
        double[] executed = action.clone();
        space.project(executed, 0);
        return executed;
    }
}
