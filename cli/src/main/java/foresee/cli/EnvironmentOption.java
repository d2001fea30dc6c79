package foresee.cli;

import foresee.benchmarks.TaskName;
import foresee.envs.Environment;
import foresee.envs.Sandbox;
import foresee.envs.VariationLevel;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The option {@code --env} and those that say which of its worlds, alike in every command that needs an environment. */
final class EnvironmentOption {

    @Option(
            names = "--env",
            required = true,
            paramLabel = "NAME",
            description = "The environment: ${COMPLETION-CANDIDATES} (see 'foresee envs').",
            completionCandidates = Names.class)
    private String name;

    @Mixin
    private WorldOptions options;

    /** The environment in the layout and at the level that were asked for. */
    Environment world() {
        return options.of(name);
    }

    /** A task in it, by its names. */
    TaskName task(String task) {
        return new TaskName(name, layout(), level(), task);
    }

    /** The layout's name. */
    String layout() {
        return options.layoutOf(name);
    }

    /** How much differs from episode to episode. */
    VariationLevel level() {
        return options.level();
    }

    /** Every environment's name, for the help text. */
    static final class Names extends java.util.ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Names() {
            super(List.copyOf(Sandbox.environments()));
        }
    }
}
