package foresee.benchmarks.micro;

import foresee.benchmarks.Entrants;
import foresee.benchmarks.PlannerSettings;
import foresee.control.ControlListener;
import foresee.control.MpcController;
import foresee.envs.Environment;
import foresee.envs.Sandbox;
import foresee.model.KeyedRandom;
import foresee.model.Latent;
import foresee.model.Observation;
import foresee.runtime.Architecture;
import foresee.runtime.CompiledWorldModel;
import foresee.runtime.ModelFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decisions of a robot loop: {@link MpcController#act} on the frames of one walk, one after the other and over again, each
 * encoding its frame and planning anew. Nothing else is on the clock but a new controller every 50 decisions.
 *
 * @param file of the model
 * @param settings of the planner
 */
record DecisionWork(ModelFile file, PlannerSettings settings) implements Work {
    private static final int TICKS = 50;
    private static final long SEED = 7;
    private static final ControlListener DEAF = new ControlListener() {};

    /** The bundled model, planning at every tick as {@code foresee evaluate} plans by default. */
    static DecisionWork bundled() {
        return new DecisionWork(
                MicroModels.bundled(), PlannerSettings.defaults().withReplanInterval(1));
    }

    @Override
    public double flops() {
        Architecture architecture = file.card().architecture();
        double steps = (double) settings.evaluations() * settings.horizon();
        return 2 * (MultiplyAdds.ofEncoder(architecture) + steps * MultiplyAdds.ofPredictor(architecture));
    }

    @Override
    public Contest contest(Optional<Peer> peer) {
        Twins twins = Twins.of(file);
        Environment environment = Sandbox.environment(file.card().environmentId());
        float[] goal = environment.reset(KeyedRandom.key(SEED, 1));
        Latent target = Entrants.goal(twins.vector(), environment.render(goal));
        List<Observation> walk = new ArrayList<>();
        List<Double> ours = walk(twins.vector(), target, environment, walk);
        Agreement.requireSame("action", ours, walk(twins.scalar(), target, environment, new ArrayList<>()));
        return Contest.withPeak()
                .with(Contestant.VECTOR, new Loop(twins.vector(), target, settings, walk))
                .with(Contestant.SCALAR, new Loop(twins.scalar(), target, settings, walk));
    }

    /** Lets the model act in the environment; adds what it sees to {@code walk} and returns what it does. */
    private List<Double> walk(
            CompiledWorldModel model, Latent target, Environment environment, List<Observation> walk) {
        List<Double> actions = new ArrayList<>();
        float[] state = environment.reset(SEED);
        long period = Math.round(environment.controlPeriod() * 1e9);
        try (MpcController controller = Entrants.controller(model, target, settings, SEED, DEAF)) {
            for (int tick = 0; tick < TICKS; tick++) {
                Observation observation = Observation.ofFrame(environment.render(state), tick * period);
                walk.add(observation);
                double[] action = controller.act(observation);
                for (double value : action) {
                    actions.add(value);
                }
                state = environment.step(state, action);
            }
        }
        return actions;
    }

    /** Each run is one decision. */
    private static final class Loop implements Runnable {
        private final CompiledWorldModel model;
        private final Latent target;
        private final PlannerSettings settings;
        private final List<Observation> walk;
        private MpcController controller;
        private int tick;

        Loop(CompiledWorldModel model, Latent target, PlannerSettings settings, List<Observation> walk) {
            this.model = model;
            this.target = target;
            this.settings = settings;
            this.walk = walk;
            this.controller = Entrants.controller(model, target, settings, SEED, DEAF);
        }

        @Override
        public void run() {
            if (tick == walk.size()) {
                tick = 0;
                controller.close();
                controller = Entrants.controller(model, target, settings, SEED, DEAF);
            }
            controller.act(walk.get(tick++));
        }
    }
}
