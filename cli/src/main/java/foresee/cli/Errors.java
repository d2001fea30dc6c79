package foresee.cli;

import foresee.control.FlightFormatException;
import foresee.dataset.DatasetFormatException;
import foresee.runtime.ModelFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns every way a command can go wrong into one line on standard error and an exit code. */
final class Errors implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final Foresee foresee;

    Errors(Foresee foresee) {
        this.foresee = foresee;
    }

    @Override
    public int handleParseException(ParameterException error, String[] args) {
        CommandLine line = error.getCommandLine();
        String name = line.getCommandSpec().qualifiedName();
        say(line, name, sentence(words(error)) + suggestion(error) + " Try '" + name + " --help'.");
        trace(line, error, List.of(args).contains("--stacktrace"));
        return Failure.USAGE;
    }

    private String words(ParameterException error) {
        boolean isCommand = error.getCommandLine().getCommand() == foresee
                && error instanceof UnmatchedArgumentException unmatched
                && !unmatched.isUnknownOption();
        return isCommand
                ? "unknown command '"
                        + ((UnmatchedArgumentException) error).getUnmatched().get(0) + "'."
                : error.getMessage();
    }

    private static String sentence(String message) {
        String line = oneLine(message);
        return line.endsWith(".") ? line : line + ".";
    }

    private static String suggestion(ParameterException error) {
        if (error instanceof UnmatchedArgumentException unmatched) {
            List<String> near = unmatched.getSuggestions();
            if (!near.isEmpty()) {
                return " Did you mean " + near.get(0) + "?";
            }
        }
        return "";
    }

    @Override
    public int handleExecutionException(Exception error, CommandLine line, ParseResult parsed) {
        Throwable cause = error instanceof UncheckedIOException wrapped ? wrapped.getCause() : error;
        say(line, line.getCommandSpec().qualifiedName(), oneLine(message(cause)));
        trace(line, error, foresee.stacktrace());
        return exitCode(cause);
    }

    private static int exitCode(Throwable error) {
        if (error instanceof Failure failure) {
            return failure.exitCode();
        }
        return isBadInput(error) ? Failure.USAGE : Failure.FAILED;
    }

    private static boolean isBadInput(Throwable error) {
        return error instanceof IllegalArgumentException
                || error instanceof NoSuchFileException
                || error instanceof FileAlreadyExistsException
                || error instanceof ModelFormatException
                || error instanceof DatasetFormatException
                || error instanceof FlightFormatException;
    }

    private static String message(Throwable error) {
        if (error instanceof NoSuchFileException missing) {
            return missing.getFile() + ": no such file.";
        }
        if (error instanceof AccessDeniedException denied) {
            return denied.getFile() + ": permission denied.";
        }
        if (error instanceof Failure || error instanceof IllegalArgumentException || error instanceof IOException) {
            return String.valueOf(error.getMessage());
        }
        return "internal error: " + error + ". Maybe run again with --stacktrace and report it.";
    }

    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private static void say(CommandLine line, String name, String message) {
        line.getErr().println(name + ": " + message);
        line.getErr().flush();
    }

    private static void trace(CommandLine line, Exception error, boolean wanted) {
        if (wanted) {
            error.printStackTrace(line.getErr());
            line.getErr().flush();
        }
    }
}
