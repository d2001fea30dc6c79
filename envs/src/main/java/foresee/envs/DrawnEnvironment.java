package foresee.envs;

import foresee.model.Frame;

/** An environment whose pictures come out of one {@link Scene}, and whose states end with what is drawn for an episode. */
interface DrawnEnvironment extends Environment {

    /** What is drawn of a state, for models and for people. */
    Scene scene();

    @Override
    Variation variation();

    @Override
    default int stateSize() {
        return variation().stateSize();
    }

    @Override
    default Frame render(float[] state) {
        check(state);
        return scene().frame(state);
    }

    @Override
    default Frame render(float[] state, int pixels) {
        check(state);
        return scene().picture(state, pixels);
    }

    @Override
    default Frame frame(float[] state, int pixels) {
        check(state);
        return scene().frame(state, pixels);
    }
}
