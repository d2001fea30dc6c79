package foresee.examples;

import foresee.control.MpcConfig;
import foresee.control.MpcController;
import foresee.envs.TwoRoom;
import foresee.model.Latent;
import foresee.model.Observation;
import foresee.planning.GoalCost;
import foresee.planning.MppiPlanner;
import foresee.runtime.CompiledWorldModel;
import java.io.IOException;
import java.nio.file.Path;

/** Reaches the place a goal picture shows, from frames alone: the whole library in one loop. */
public final class PlanToGoal {
    private PlanToGoal() {}

    /** Takes the path of a model file; prints how near it came. */
    public static void main(String[] args) throws IOException {
        System.out.printf("%.1f px from the goal%n", distanceAfter(60, Path.of(args[0])));
    }

    /** The agent's distance from the goal in px once it looks like the picture, or after {@code steps} steps. */
    static double distanceAfter(int steps, Path file) throws IOException {
        // README: begin
        CompiledWorldModel model = CompiledWorldModel.load(file);
        TwoRoom world = new TwoRoom(TwoRoom.Layout.FIXED);
        float[] state = world.state(12, 50, 32, 20); // agent x, y; wall x; door y
        float[] goal = world.state(52, 12, 32, 20);

        Observation picture = Observation.ofFrame(world.render(goal), 0);
        Latent target = model.encode(picture);
        double near = model.card().goalThreshold().orElseThrow();
        try (MpcController agent =
                new MpcController(model, GoalCost.nearest(target), new MppiPlanner(), MpcConfig.defaults(), 7)) {
            for (int step = 0; step < steps; step++) {
                Observation seen = Observation.ofFrame(world.render(state), step);
                if (model.encode(seen).distance(target) < near) {
                    break; // looks like the picture
                }
                double[] action = agent.act(seen); // looks, imagines, plans
                state = world.step(state, action);
            }
        }
        return TwoRoom.distance(state, goal);
        // README: end
    }
}
