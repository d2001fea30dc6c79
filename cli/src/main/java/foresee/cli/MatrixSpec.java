package foresee.cli;

import foresee.benchmarks.matrix.BenchmarkSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A benchmark as it was asked for: a shipped one by its name or a file, with what the command line changes of it.
 *
 * @param spec what to measure
 * @param command that asks for it again
 */
record MatrixSpec(BenchmarkSpec spec, String command) {
    private static final String JSON = ".json";

    /** Whether a name is that of a specification's file. */
    static boolean isFile(String name) {
        return name.endsWith(JSON);
    }

    /**
     * Finds it.
     *
     * @param planners to run alone; those of the specification if empty
     * @param model to plan in; those of the specification if empty
     * @throws Failure if there is no such file
     * @throws IllegalArgumentException if it is no specification, or there is no shipped one of that name
     */
    static MatrixSpec of(String name, List<String> planners, Optional<String> model, OptionalInt trials)
            throws IOException {
        BenchmarkSpec spec = isFile(name) ? file(Path.of(name)) : BenchmarkSpec.shipped(name);
        StringBuilder command = new StringBuilder("foresee bench " + quoted(name));
        if (!planners.isEmpty()) {
            spec = spec.withPlanners(planners);
            command.append(" --planner ").append(String.join(",", planners));
        }
        if (model.isPresent()) {
            spec = spec.withModels(List.of(model.get()));
            command.append(" --model ").append(quoted(model.get()));
        }
        if (trials.isPresent()) {
            spec = spec.withTrials(trials.getAsInt());
            command.append(" --trials ").append(trials.getAsInt());
        }
        return new MatrixSpec(spec, command.toString());
    }

    private static BenchmarkSpec file(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw Failure.usage(file + ": no such file.");
        }
        return BenchmarkSpec.read(file);
    }

    /** As a shell takes it for one word. */
    private static String quoted(String word) {
        return word.matches("[\\w./+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
