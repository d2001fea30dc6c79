package foresee.cli;

import foresee.dataset.DatasetInfo;
import foresee.envs.Environment;
import foresee.envs.Sandbox;
import foresee.envs.Task;
import foresee.training.GoalDistance;
import foresee.training.ProbeTarget;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is known, beside the pictures, of where things stood in a data set, to measure a model against.
 *
 * @param targets what a probe should read off latents; none where there are no states
 * @param goal the true distance of two states; empty where none is known
 * @param note what cannot be measured and why, in words; empty if everything can
 */
record KnownTruth(List<ProbeTarget> targets, Optional<GoalDistance> goal, String note) {
    KnownTruth {
        targets = List.copyOf(targets);
    }

    /** Of a data set: its environment's factors, the components of states that are nobody's, or nothing. */
    static KnownTruth of(DatasetInfo info) {
        if (info.stateSize() == 0) {
            return new KnownTruth(
                    List.of(),
                    Optional.empty(),
                    "the data has no states: no probes, and the goal threshold is a matter of time alone");
        }
        if (Sandbox.environments().contains(info.environment())) {
            Environment world = DescribedWorld.of(info);
            return new KnownTruth(factors(world), Optional.of(goal(world)), "");
        }
        return new KnownTruth(
                components(info),
                Optional.empty(),
                info.environment()
                        + " is no environment of ours: no true distance, and the goal threshold is a matter of"
                        + " time alone");
    }

    private static List<ProbeTarget> factors(Environment world) {
        return world.factors().stream()
                .map(factor -> new ProbeTarget(factor.name(), factor.unit(), factor.value()))
                .toList();
    }

    private static GoalDistance goal(Environment world) {
        Task task = Sandbox.requireTasks(world).get(0);
        return new GoalDistance(task::distance, task.radius(), task.distanceUnit());
    }

    /** The state itself, under the names of the factors where there is one for each component. */
    private static List<ProbeTarget> components(DatasetInfo info) {
        boolean named = info.factors().size() == info.stateSize();
        return IntStream.range(0, info.stateSize())
                .mapToObj(
                        i -> new ProbeTarget(named ? info.factors().get(i) : "state[" + i + "]", "", state -> state[i]))
                .toList();
    }
}
