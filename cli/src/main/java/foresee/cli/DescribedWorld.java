package foresee.cli;

import foresee.dataset.DatasetInfo;
import foresee.envs.Environment;
import foresee.envs.Sandbox;
import foresee.envs.VariationLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the world that something was made in, by what the world said of itself. */
final class DescribedWorld {
    private static final Pattern LAYOUT = Pattern.compile("\\[layout=([^,\\]]+)");

    private DescribedWorld() {}

    /**
     * The world that a data set was collected in; the environment's first if nothing describes itself like that today.
     *
     * @throws IllegalArgumentException if there is no environment of that name
     */
    static Environment of(DatasetInfo info) {
        return find(info.environment(), info.description()).orElseGet(() -> Sandbox.environment(info.environment()));
    }

    /**
     * The world of an environment that describes itself like that, if there is one.
     *
     * @param description {@code two-room[layout=random, variation=mild]}
     * @throws IllegalArgumentException if there is no environment of that name
     */
    static Optional<Environment> find(String environment, String description) {
        for (VariationLevel level : VariationLevel.values()) {
            for (String layout : layouts(environment, description)) {
                Environment world = Sandbox.environment(environment, layout, level);
                if (world.describe().equals(description)) {
                    return Optional.of(world);
                }
            }
        }
        return Optional.empty();
    }

    /** The layout's name, or its walls as text; empty where an environment has none. */
    static String layout(Environment environment) {
        Matcher named = LAYOUT.matcher(environment.describe());
        return named.find() ? named.group(1) : "";
    }

    /** Those of the catalogue, and walls that the description has as text. */
    private static List<String> layouts(String environment, String description) {
        List<String> layouts = new ArrayList<>(Sandbox.layouts(environment));
        Matcher named = LAYOUT.matcher(description);
        if (Sandbox.takesWalls(environment) && named.find() && named.group(1).contains("#")) {
            layouts.add(named.group(1));
        }
        return layouts;
    }
}
