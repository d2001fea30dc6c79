package foresee.cli;

import foresee.envs.DataPolicy;
import foresee.envs.Environment;
import foresee.envs.Mixture;
import foresee.envs.Sandbox;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the data policy that collected something, by what it said of itself. */
final class DescribedPolicy {
    private static final Pattern STEPS = Pattern.compile("\\bsteps=(\\d{1,9})\\b");

    private DescribedPolicy() {}

    /**
     * The policy in a world that describes itself like that, if there is one.
     *
     * @param description {@code two-room-data(steps=64, cross=0.3, straight=0.42, wander=0.28, concentration=8.0)}
     */
    static Optional<DataPolicy> find(Environment world, String description) {
        Matcher steps = STEPS.matcher(description);
        if (!steps.find() || Integer.parseInt(steps.group(1)) < 1) {
            return Optional.empty();
        }
        DataPolicy usual = Sandbox.dataPolicy(world, Integer.parseInt(steps.group(1)));
        return Optional.of(mixture(usual.mixture().names(), description)
                        .map(usual::withMixture)
                        .orElse(usual))
                .filter(policy -> policy.describe().equals(description));
    }

    /** The weights that the description gives these kinds; empty if it names none of them. */
    private static Optional<Mixture> mixture(List<String> kinds, String description) {
        List<Mixture.Kind> found = kinds.stream()
                .flatMap(kind -> weight(kind, description).stream())
                .toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(new Mixture(found));
    }

    private static Optional<Mixture.Kind> weight(String kind, String description) {
        Matcher named =
                Pattern.compile("[(, ]" + Pattern.quote(kind) + "=([0-9.E-]+)").matcher(description);
        return named.find()
                ? Optional.of(new Mixture.Kind(kind, Double.parseDouble(named.group(1))))
                : Optional.empty();
    }
}
