package foresee.cli;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** A command as somebody typed it, for a model's card. */
final class CommandWords {
    /** In a process that another command started: the words of that one. */
    static final String PROPERTY = "foresee.command";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./,:=+@%-]+");

    private CommandWords() {}

    /** {@code foresee train --env two-room}, quoted where a shell needs it. */
    static String of(CommandSpec spec) {
        String given = System.getProperty(PROPERTY);
        return given == null ? of(spec.root().commandLine().getParseResult().originalArgs()) : given;
    }

    /** As above, of the arguments. */
    static String of(List<String> arguments) {
        return Stream.concat(Stream.of("foresee"), arguments.stream().map(CommandWords::quoted))
                .collect(Collectors.joining(" "));
    }

    private static String quoted(String argument) {
        return PLAIN.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
