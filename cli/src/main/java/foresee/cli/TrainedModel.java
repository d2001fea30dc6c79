package foresee.cli;

import foresee.benchmarks.Entrant;
import foresee.benchmarks.Entrants;
import foresee.benchmarks.GoalPicture;
import foresee.benchmarks.ImaginedPath;
import foresee.benchmarks.PlannerSettings;
import foresee.control.ControlListener;
import foresee.control.FlightReplay;
import foresee.control.MpcController;
import foresee.envs.Environment;
import foresee.envs.Task;
import foresee.model.Frame;
import foresee.model.Latent;
import foresee.model.Observation;
import foresee.runtime.Architecture;
import foresee.runtime.CompiledWorldModel;
import foresee.runtime.FrameResizer;
import foresee.runtime.VectorInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** A model that learned its environment from pictures, and plans from pictures; or from what else its card says. */
final class TrainedModel implements PlanningModel {
    private final String name;
    private final Environment environment;
    private final CompiledWorldModel model;

    private TrainedModel(String name, Environment environment, CompiledWorldModel model) {
        this.name = name;
        this.environment = environment;
        this.model = model;
    }

    /**
     * Loads a model for an environment.
     *
     * @throws Failure if the model was made for something else
     * @throws IOException if the file cannot be read, or is no model
     */
    static TrainedModel load(Path file, Environment environment) throws IOException {
        CompiledWorldModel model = CompiledWorldModel.load(file);
        try {
            Entrants.requireFits(model, environment);
        } catch (IllegalArgumentException misfit) {
            throw Failure.usage(file + " does not fit " + environment.id() + ": " + misfit.getMessage(), misfit);
        }
        return new TrainedModel(file.toString(), environment, model);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Entrant.Sight sight() {
        return Entrant.Sight.of(model.card().architecture());
    }

    @Override
    public void warmUp() {
        model.warmUp();
    }

    @Override
    public String kernels() {
        return model.kernels();
    }

    @Override
    public Latent encode(Observation observation) {
        return model.encode(observation);
    }

    @Override
    public Latent goal(GoalPicture picture) {
        Architecture shape = model.card().architecture();
        Observation goal = shape.vector().isEmpty()
                ? Observation.ofFrame(resized(picture, shape), 0)
                : observation(picture, shape.vector().get(), shape);
        return model.encode(goal);
    }

    private static Frame resized(GoalPicture picture, Architecture shape) {
        return new FrameResizer(shape.height(), shape.width()).resize(picture.frame());
    }

    /** The goal of a model that sees a vector, too, which only the state that a picture carries can tell. */
    private Observation observation(GoalPicture picture, VectorInput vector, Architecture shape) {
        float[] state = picture.state()
                .orElseThrow(() ->
                        Failure.usage(name + " sees the " + vector.source().word() + ", and "
                                + picture.path() + " carries no state to tell it."
                                + " Maybe make a picture that does with 'foresee goal'."));
        Observation seen =
                shape.seesFrames() ? Observation.of(resized(picture, shape), state, 0) : Observation.ofState(state, 0);
        return seen.withProprioception(environment.proprioception(state));
    }

    @Override
    public MpcController controller(
            Task task, Latent goal, PlannerSettings settings, long seed, ControlListener listener) {
        return Entrants.controller(model, goal, settings, seed, listener);
    }

    @Override
    public FlightReplay replay(Task task, Latent goal, PlannerSettings settings) {
        return Entrants.replay(model, goal, settings);
    }

    @Override
    public Entrant entrant(Task task, PlannerSettings settings) {
        return Entrants.model(model, environment, settings);
    }

    @Override
    public int predictors() {
        return model.card().architecture().members();
    }

    @Override
    public boolean isTrue() {
        return false;
    }

    @Override
    public PlannerSettings settings(Task task) {
        return PlannerSettings.of(model.card());
    }

    @Override
    public int actionChunk() {
        return model.actionChunk();
    }

    @Override
    public ImaginedPath imagination() {
        return ImaginedPath.inModel(model);
    }

    @Override
    public OptionalDouble goalThreshold() {
        return model.card().goalThreshold();
    }
}
