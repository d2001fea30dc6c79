package foresee.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code foresee} command itself: what it is for, and the subcommands that do the work. */
@Command(
        name = "foresee",
        description =
                "Plans in imagination: learns how a world moves from its pictures, then finds the actions that lead"
                        + " to a goal picture.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Foresee.Version.class,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A first walk:",
            "  foresee goal --env two-room --seed 3 --out goal.png",
            "  foresee plan --env two-room --goal goal.png",
            "  foresee COMMAND --help    shows a command's options and an example",
            "",
            "Exit code: 0 done, 1 failed (plan: goal not reached), 2 wrong usage.",
            ""
        })
final class Foresee implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            description = "Show where in the program an error arose.")
    private boolean stacktrace;

    /** Runs the command with its arguments and returns the exit code. */
    static int run(Console console, String... args) {
        return Subcommands.commandLine(new Foresee(), console, args).execute(args);
    }

    boolean stacktrace() {
        return stacktrace;
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "no command given.");
    }

    /** The version of the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"foresee " + number() + ", Java " + Runtime.version()};
        }

        /** Without the name. */
        static String number() {
            String version = Foresee.class.getPackage().getImplementationVersion();
            return version == null ? "(from classes)" : version;
        }
    }
}
