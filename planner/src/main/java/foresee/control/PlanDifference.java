package foresee.control;

import foresee.model.ActionSequence;
import foresee.planning.Plan;
import foresee.planning.PlanTrace;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Finds where two plans of the same request part, bit for bit, in the order in which a search comes to it. */
final class PlanDifference {
    private PlanDifference() {}

    /** The first value that differs, in words; empty if none does. */
    static Optional<String> first(Plan recorded, Plan again) {
        if (recorded.equals(again)) {
            return Optional.empty();
        }
        return inTraces(recorded.trace().iterations(), again.trace().iterations())
                .or(() -> value("cost", recorded.cost(), again.cost()))
                .or(() -> inActions("action", recorded.actions(), again.actions()))
                .or(() -> value("verdict", recorded.verdict(), again.verdict()))
                .or(() -> inAlternatives(recorded.alternatives(), again.alternatives()));
    }

    private static Optional<String> inAlternatives(List<ActionSequence> recorded, List<ActionSequence> again) {
        for (int k = 0; k < Math.min(recorded.size(), again.size()); k++) {
            Optional<String> difference = inActions("alternative " + k + ", action", recorded.get(k), again.get(k));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return value("alternatives", recorded.size(), again.size());
    }

    private static Optional<String> value(String what, Object recorded, Object again) {
        return Objects.equals(recorded, again)
                ? Optional.empty()
                : Optional.of(what + ": " + recorded + " recorded, " + again + " now");
    }

    private static Optional<String> inTraces(List<PlanTrace.Iteration> recorded, List<PlanTrace.Iteration> again) {
        for (int i = 0; i < Math.min(recorded.size(), again.size()); i++) {
            Optional<String> difference = inIterations("iteration " + i + ", ", recorded.get(i), again.get(i));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return value("iterations", recorded.size(), again.size());
    }

    private static Optional<String> inIterations(
            String where, PlanTrace.Iteration recorded, PlanTrace.Iteration again) {
        return value(where + "evaluations", recorded.evaluations(), again.evaluations())
                .or(() -> value(where + "spread", recorded.spread(), again.spread()))
                .or(() -> value(where + "least cost", recorded.best(), again.best()))
                .or(() -> value(where + "mean cost", recorded.mean(), again.mean()))
                .or(() -> value(where + "non-finite costs", recorded.nonFiniteCosts(), again.nonFiniteCosts()))
                .or(() -> value(where + "complete", recorded.complete(), again.complete()))
                .or(() -> value(
                        where + "non-finite gradients", recorded.nonFiniteGradients(), again.nonFiniteGradients()));
    }

    private static Optional<String> inActions(String what, ActionSequence recorded, ActionSequence again) {
        if (recorded.horizon() != again.horizon() || recorded.actionSize() != again.actionSize()) {
            return value(what, recorded, again);
        }
        for (int t = 0; t < recorded.horizon(); t++) {
            for (int i = 0; i < recorded.actionSize(); i++) {
                Optional<String> difference =
                        value(what + " " + t + ", component " + i, recorded.get(t, i), again.get(t, i));
                if (difference.isPresent()) {
                    return difference;
                }
            }
        }
        return Optional.empty();
    }
}
