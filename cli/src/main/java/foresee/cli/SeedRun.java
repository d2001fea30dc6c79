package foresee.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One training in a process of its own: this Java, these classes, one thread of the tensor library. Safe for several threads. */
final class SeedRun {
    private static final String THIS_ONLY =
            "-Dforesee\\.(columns|launched|progressMillis|command)=.*|-javaagent:.*|-agentlib:.*";
    private static final String ANNOUNCEMENT = "WARNING: Using incubator modules";

    /** Where a line drawn over in place shows them, more often than a log would have them. */
    private static final int LIVE_MILLIS = 500;

    private final long seed;
    private final List<String> arguments;
    private final String command;
    private Process process;
    private boolean stopped;

    /**
     * @param arguments of the command {@code foresee}
     * @param command for the model's card
     */
    SeedRun(long seed, List<String> arguments, String command) {
        this.seed = seed;
        this.arguments = List.copyOf(arguments);
        this.command = command;
    }

    /** Runs it; 0, or the code it exited with: one that was killed has failed. */
    int toTheEnd(SeedsView view) throws IOException {
        Path said = Files.createTempFile("foresee-seed", ".txt");
        try {
            if (!start(said, view.live())) {
                view.end(seed, "stopped before it began", List.of());
                return Failure.FAILED;
            }
            try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
                lines.lines().filter(line -> !line.startsWith(ANNOUNCEMENT)).forEach(line -> view.show(seed, line));
            }
            int exitCode = process.waitFor();
            view.end(seed, exitCode == 0 ? "finished" : "exited with " + exitCode, Files.readAllLines(said));
            return exitCode <= Failure.USAGE ? exitCode : Failure.FAILED;
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            Files.delete(said);
        }
    }

    private synchronized boolean start(Path said, boolean live) throws IOException {
        if (stopped) {
            return false;
        }
        ProcessBuilder builder = new ProcessBuilder(words(live)).redirectOutput(said.toFile());
        builder.environment().put("OMP_NUM_THREADS", "1");
        process = builder.start();
        process.getOutputStream().close();
        return true;
    }

    private List<String> words(boolean live) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Stream<String> flags = ManagementFactory.getRuntimeMXBean().getInputArguments().stream();
        words.addAll(flags.filter(flag -> !flag.matches(THIS_ONLY)).toList());
        if (live) {
            words.add("-Dforesee.progressMillis=" + LIVE_MILLIS);
        }
        words.add("-D" + CommandWords.PROPERTY + "=" + command);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        words.addAll(arguments);
        return words;
    }

    /** Asks it politely to stop, or keeps it from beginning; it leaves a checkpoint. */
    synchronized void stop() {
        stopped = true;
        if (process != null) {
            process.toHandle().destroy(); // a process's own destroy closes its streams, and its last words are lost
        }
    }
}
