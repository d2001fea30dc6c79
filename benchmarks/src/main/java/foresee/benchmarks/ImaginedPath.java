package foresee.benchmarks;

import foresee.control.ControlListener;
import foresee.control.PlanEvent;
import foresee.envs.Environment;
import foresee.envs.SimulatorModel;
import foresee.model.Latent;
import foresee.model.WorldModel;
import foresee.runtime.CompiledWorldModel;
import foresee.runtime.ProbeFactor;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where the latest plan leads, as places in the frame: a listener that rolls each plan out once more.
 *
 * <p>Not thread-safe: used by the thread that acts.
 */
public final class ImaginedPath implements ControlListener {
    private final WorldModel model;
    private final Function<Latent, Optional<Spot>> place;
    private List<Spot> spots = List.of();
    private long plannedAt;

    /**
     * @param model that predicts the path; one place for each of its steps
     * @param place reads the agent's place off a latent; empty if it cannot
     */
    public ImaginedPath(WorldModel model, Function<Latent, Optional<Spot>> place) {
        this.model = model;
        this.place = place;
    }

    /**
     * The path by the true dynamics.
     *
     * @param stride environment steps from one place to the next, divides the plan's horizon
     */
    public static ImaginedPath inSimulator(Environment environment, int stride) {
        Optional<Function<float[], Spot>> agent = AgentSpot.of(environment);
        return new ImaginedPath(
                new SimulatorModel(environment, stride), latent -> agent.map(where -> where.apply(latent.toArray())));
    }

    /** The path as a trained model imagines it, read off its latents by its probe; empty if the probe has no agent. */
    public static ImaginedPath inModel(CompiledWorldModel model) {
        List<String> factors =
                model.card().probe().stream().map(ProbeFactor::name).toList();
        int x = factors.indexOf(AgentSpot.X);
        int y = factors.indexOf(AgentSpot.Y);
        if (x < 0 || y < 0) {
            return new ImaginedPath(model, latent -> Optional.empty());
        }
        return new ImaginedPath(model, latent -> {
            double[] read = model.probe(latent);
            return Optional.of(new Spot(read[x], read[y]));
        });
    }

    @Override
    public void onPlan(PlanEvent event) {
        spots = event.imagined(model).stream()
                .map(place)
                .flatMap(Optional::stream)
                .toList();
        plannedAt = event.tick();
    }

    /** What of the path still lies ahead after {@code step} environment steps of the episode, nearest first. */
    public List<Spot> after(int step) {
        long passed = Math.max(0, (step - plannedAt) / model.actionChunk());
        return spots.subList((int) Math.min(passed, spots.size()), spots.size());
    }
}
