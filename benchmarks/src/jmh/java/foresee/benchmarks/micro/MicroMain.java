package foresee.benchmarks.micro;

import foresee.benchmarks.FinishedFile;
import foresee.benchmarks.Machine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** {@code scripts/bench-micro}: measures the works asked for, one JVM after the other, and prints a table. */
public final class MicroMain {
    private static final int FAILURE = 1;
    private static final int USAGE = 2;
    private static final int WARM_UP_ROUNDS = 2;
    private static final int MINUTES = 10;

    private MicroMain() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(out, System.err, arguments));
    }

    private static int run(PrintStream out, PrintStream err, String... arguments) {
        MicroOptions options;
        try {
            options = MicroOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            err.println("bench-micro: " + e.getMessage());
            return USAGE;
        }
        if (options.help()) {
            out.println(MicroOptions.usage());
            return 0;
        }
        try {
            measure(options, out, err);
            return 0;
        } catch (IllegalStateException | IOException e) {
            err.println("bench-micro: " + e.getMessage());
            return FAILURE;
        }
    }

    private static void measure(MicroOptions options, PrintStream out, PrintStream err) throws IOException {
        if (options.json().isPresent()) {
            FinishedFile.requireWritable(options.json().get());
        }
        RunFacts facts = facts(options);
        List<WorkResult> results = new ArrayList<>();
        for (WorkName work : options.works()) {
            err.println(work.text() + " (" + (results.size() + 1) + " of "
                    + options.works().size() + ") ...");
            results.add(result(work, options));
        }
        out.println(MicroTable.of(facts, results));
        if (options.json().isPresent()) {
            MicroJson.write(options.json().get(), facts, results);
        }
    }

    private static RunFacts facts(MicroOptions options) {
        return new RunFacts(
                Machine.here().processor(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                PeakLoop.bits(),
                OurKernels.bits(),
                options.rounds(),
                options.peers() ? Optional.of(Round.peer().describe()) : Optional.empty());
    }

    private static WorkResult result(WorkName work, MicroOptions options) {
        try {
            Collection<RunResult> results = new Runner(jmh(work, options)).run();
            return new WorkResult(work.text(), Works.of(work).flops(), rounds(results));
        } catch (RunnerException e) {
            throw new IllegalStateException(
                    work.text() + " failed: " + cause(e) + "\nAll it said is in " + log(work) + ".", e);
        }
    }

    private static Options jmh(WorkName work, MicroOptions options) {
        return new OptionsBuilder()
                .include("^" + Round.class.getName() + "\\.measure$")
                .param("work", work.text())
                .param("peers", Boolean.toString(options.peers() && work.hasPeer()))
                .forks(1)
                .warmupIterations(WARM_UP_ROUNDS)
                .measurementIterations(options.rounds())
                .timeout(TimeValue.minutes(MINUTES))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .output(log(work).toString())
                .build();
    }

    /** What JMH and the forked JVM say. */
    private static Path log(WorkName work) {
        return Path.of(System.getProperty("foresee.micro.logs", ""), work.text() + ".log");
    }

    private static Map<Contestant, List<Double>> rounds(Collection<RunResult> results) {
        Map<Contestant, List<Double>> rounds = new EnumMap<>(Contestant.class);
        for (RunResult result : results) {
            result.getBenchmarkResults()
                    .forEach(fork -> fork.getIterationResults().forEach(one -> add(one, rounds)));
        }
        return rounds;
    }

    private static void add(IterationResult round, Map<Contestant, List<Double>> rounds) {
        for (Contestant who : Contestant.values()) {
            double value = round.getSecondaryResults().get(who.key()).getScore();
            if (value > 0) {
                rounds.computeIfAbsent(who, key -> new ArrayList<>()).add(value);
            }
        }
    }

    /** What went wrong in the JVM that was forked, below what JMH wraps around it: in our own words if there are any. */
    private static String cause(Throwable thrown) {
        Throwable below = below(thrown);
        boolean ours = thrown instanceof IllegalStateException;
        return ours || below == null ? String.valueOf(ours ? thrown.getMessage() : thrown) : cause(below);
    }

    /** Null if nothing is. */
    private static Throwable below(Throwable thrown) {
        Throwable[] suppressed = thrown.getSuppressed();
        return thrown.getCause() == null && suppressed.length > 0 ? suppressed[0] : thrown.getCause();
    }
}
