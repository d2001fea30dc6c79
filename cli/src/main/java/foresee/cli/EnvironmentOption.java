package foresee.cli;

import foresee.envs.Environment;
import foresee.envs.Sandbox;
import java.util.List;
import picocli.CommandLine.Option;

/** The option {@code --env}, alike in every command that has it. */
final class EnvironmentOption {

    @Option(
            names = "--env",
            required = true,
            paramLabel = "NAME",
            description = "The environment: ${COMPLETION-CANDIDATES} (see 'foresee envs').",
            completionCandidates = Names.class)
    private String name;

    /** The environment in a layout. */
    Environment in(String layout) {
        return Sandbox.environment(name, layout);
    }

    /** The environment in its default layout. */
    Environment inDefaultLayout() {
        return Sandbox.environment(name);
    }

    /** The name as typed. */
    String name() {
        return name;
    }

    /** Every environment's name, for the help text. */
    static final class Names extends java.util.ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Names() {
            super(List.copyOf(Sandbox.environments()));
        }
    }
}
