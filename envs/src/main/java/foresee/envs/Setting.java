package foresee.envs;

import foresee.model.ActionSpace;

/**
 * What an environment is besides its physics.
 *
 * @param id the name in the catalogue
 * @param place which of its kind it is: {@code layout=fixed}
 * @param controlPeriod seconds between two actions
 * @param actionSpace actions of one step
 * @param variation what differs from episode to episode
 * @param scene what is drawn of a state, for models and for people
 */
record Setting(
        String id, String place, double controlPeriod, ActionSpace actionSpace, Variation variation, Scene scene) {

    /** {@code two-room[layout=fixed, variation=mild]}. */
    String description() {
        return id + "[" + place + variation.suffix() + "]";
    }
}
