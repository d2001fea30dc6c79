package foresee.envs;

import foresee.model.ActionSpace;
import foresee.model.Frame;

/** An environment that says what it is in a {@link Setting}; its states end with what is drawn for an episode. */
interface DrawnEnvironment extends Environment {

    /** What it is besides its physics. */
    Setting setting();

    @Override
    default String id() {
        return setting().id();
    }

    @Override
    default String describe() {
        return setting().description();
    }

    @Override
    default ActionSpace actionSpace() {
        return setting().actionSpace();
    }

    @Override
    default Variation variation() {
        return setting().variation();
    }

    @Override
    default double controlPeriod() {
        return setting().controlPeriod();
    }

    @Override
    default int stateSize() {
        return variation().stateSize();
    }

    @Override
    default Frame render(float[] state) {
        check(state);
        return setting().scene().frame(state);
    }

    @Override
    default Frame render(float[] state, int pixels) {
        check(state);
        return setting().scene().picture(state, pixels);
    }

    @Override
    default Frame frame(float[] state, int pixels) {
        check(state);
        return setting().scene().frame(state, pixels);
    }
}
