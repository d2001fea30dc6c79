package foresee.cli;

import foresee.benchmarks.Entrant;
import foresee.benchmarks.Entrants;
import foresee.benchmarks.GoalPicture;
import foresee.benchmarks.ImaginedPath;
import foresee.benchmarks.Oracle;
import foresee.benchmarks.PlannerSettings;
import foresee.control.ControlListener;
import foresee.control.FlightReplay;
import foresee.control.MpcController;
import foresee.envs.Environment;
import foresee.envs.SimulatorModel;
import foresee.envs.Task;
import foresee.model.Latent;
import foresee.model.Observation;
import java.util.OptionalDouble;

/** {@code --model simulator}: plans in the environment itself, by the true distance; what a perfect model would do. */
final class TrueDynamics implements PlanningModel {
    /** Its name on the command line. */
    static final String NAME = "simulator";

    private final Environment environment;

    TrueDynamics(Environment environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Entrant.Sight sight() {
        return Entrant.Sight.STATES;
    }

    @Override
    public void warmUp() {
        // stepping is compiled within the first trials
    }

    @Override
    public String kernels() {
        return "the simulator";
    }

    @Override
    public Latent encode(Observation observation) {
        return new SimulatorModel(environment).encode(observation);
    }

    @Override
    public Latent goal(GoalPicture picture) {
        return new Latent(picture.state()
                .orElseThrow(
                        () -> Failure.usage(picture.path() + " carries no true state, which --model simulator needs."
                                + " Maybe make a picture with 'foresee goal', or plan with a trained model.")));
    }

    @Override
    public MpcController controller(
            Task task, Latent goal, PlannerSettings settings, long seed, ControlListener listener) {
        return Entrants.simulatorController(task, goal.toArray(), settings, Oracle.ACTION_CHUNK, seed, listener);
    }

    @Override
    public FlightReplay replay(Task task, Latent goal, PlannerSettings settings) {
        return Entrants.simulatorReplay(task, goal.toArray(), settings, Oracle.ACTION_CHUNK);
    }

    @Override
    public Entrant entrant(Task task, PlannerSettings settings) {
        return Entrants.simulator(task, settings, Oracle.ACTION_CHUNK);
    }

    @Override
    public int predictors() {
        return 1;
    }

    @Override
    public boolean isTrue() {
        return true;
    }

    @Override
    public PlannerSettings settings(Task task) {
        return Oracle.settings(task);
    }

    @Override
    public int actionChunk() {
        return Oracle.ACTION_CHUNK;
    }

    @Override
    public ImaginedPath imagination() {
        return ImaginedPath.inSimulator(environment, Oracle.ACTION_CHUNK);
    }

    @Override
    public OptionalDouble goalThreshold() {
        return OptionalDouble.empty();
    }
}
