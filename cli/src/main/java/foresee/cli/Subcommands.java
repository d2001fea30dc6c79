package foresee.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The subcommands by name, each made only when it is asked for.
 *
 * <p><b>Why:</b> {@code plan} should begin to plan at once; looking through the options of ten commands by reflection would
 * cost it more than loading its model.
 */
final class Subcommands {
    /** In the order of the help text. */
    static final List<String> NAMES = List.of(
            "plan",
            "replay",
            "goal",
            "evaluate",
            "bench",
            "compare",
            "collect",
            "import",
            "train",
            "inspect",
            "envs",
            "preview",
            "freeze");

    private Subcommands() {}

    /** The whole command line, with the one subcommand that the arguments name, or all where they name none. */
    static CommandLine commandLine(Foresee foresee, Console console, String... args) {
        CommandLine line = new CommandLine(foresee);
        for (String name : wanted(args)) {
            line.addSubcommand(name, create(name, console));
        }
        Errors errors = new Errors(foresee);
        return line.setOut(console.out())
                .setErr(console.err())
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setAbbreviatedOptionsAllowed(false);
    }

    private static List<String> wanted(String... args) {
        return Arrays.stream(args)
                .filter(arg -> !arg.startsWith("-"))
                .findFirst()
                .filter(NAMES::contains)
                .map(List::of)
                .orElseGet(() -> withHelp(NAMES));
    }

    private static List<String> withHelp(List<String> names) {
        List<String> all = new ArrayList<>(names);
        all.add("help");
        return all;
    }

    private static CommandLine create(String name, Console console) {
        CommandLine line = new CommandLine(command(name, console));
        if (NAMES.contains(name)) {
            line.getCommandSpec().addOption(help());
        }
        return line;
    }

    private static Object command(String name, Console console) {
        return switch (name) {
            case "goal" -> new GoalCommand(console);
            case "plan" -> new PlanCommand(console);
            case "replay" -> new ReplayCommand(console);
            case "evaluate" -> new EvaluateCommand(console);
            case "bench" -> new BenchCommand(console);
            case "compare" -> new CompareCommand(console);
            case "collect" -> new CollectCommand(console);
            case "import" -> new ImportCommand(console);
            case "train" -> new TrainCommand(console);
            case "inspect" -> new InspectCommand(console);
            case "envs" -> new EnvsCommand(console);
            case "preview" -> new PreviewCommand(console);
            case "freeze" -> new FreezeCommand(console);
            case "help" -> new CommandLine.HelpCommand();
            default -> throw new IllegalStateException("no subcommand " + name + ".");
        };
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .type(boolean.class)
                .description("Show this help message and exit.")
                .build();
    }
}
