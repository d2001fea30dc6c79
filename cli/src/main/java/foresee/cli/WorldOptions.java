package foresee.cli;

import foresee.envs.Environment;
import foresee.envs.Sandbox;
import foresee.envs.VariationLevel;
import picocli.CommandLine.Option;

/** The options {@code --layout} and {@code --variation}: which of an environment's worlds, alike in every command that has one. */
final class WorldOptions {

    @Option(
            names = "--layout",
            paramLabel = "LAYOUT",
            description =
                    "One of the environment's layouts, see 'foresee envs' (default: the first that is listed there).")
    private String layout;

    @Option(
            names = "--variation",
            paramLabel = "LEVEL",
            description = "How much differs from episode to episode besides where things start: nominal, mild or strong"
                    + " (default: nominal).")
    private String level;

    /**
     * The world of an environment.
     *
     * @throws IllegalArgumentException if there is no environment, layout or level of that name
     */
    Environment of(String environment) {
        return ofLayout(environment, layoutOf(environment));
    }

    /** The world of an environment in a layout of its own, unless another was asked for. */
    Environment of(String environment, String own) {
        return ofLayout(environment, layout == null ? own : layout);
    }

    private Environment ofLayout(String environment, String chosen) {
        return Sandbox.environment(environment, chosen, level());
    }

    /** The layout that was asked for, or the environment's first. */
    String layoutOf(String environment) {
        return layout == null ? Sandbox.layouts(environment).get(0) : layout;
    }

    /** The level that was asked for, or nominal. */
    VariationLevel level() {
        return level == null ? VariationLevel.NOMINAL : VariationLevel.of(level);
    }

    /** Whether either was asked for. */
    boolean given() {
        return layout != null || level != null;
    }
}
