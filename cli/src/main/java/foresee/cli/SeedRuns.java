package foresee.cli;

import foresee.training.TrainingConfig;
import foresee.training.TrainingConfigJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One configuration trained from several seeds side by side, each in a process of its own with one thread.
 *
 * <p><b>Why</b> processes: the tensor library's number of threads is a setting of the process and part of what decides the bits;
 * and two trainings of one thread take less time than one of two threads after the other.
 *
 * @param seeds at least one, each once
 * @param config of all, the seed aside
 * @param pretrained model whose weights all begin with, if any
 * @param data they all learn from
 * @param out the models' file without the seeds
 * @param resume whether to go on from checkpoints
 * @param command that asked for them, for the models' cards
 */
record SeedRuns(
        List<Long> seeds,
        TrainingConfig config,
        Optional<Path> pretrained,
        Path data,
        Path out,
        boolean resume,
        String command) {
    private static final long LOOK_MILLIS = 100;

    SeedRuns {
        requireDifferent(seeds);
        seeds = List.copyOf(seeds);
    }

    /** Refuses the same seed twice. */
    static void requireDifferent(List<Long> seeds) {
        if (seeds.stream().distinct().count() < seeds.size()) {
            throw Failure.usage("--seeds (" + seeds + ") must be different.");
        }
    }

    /** Runs them all; the worst exit code. */
    int run(Console console, Interruption interruption) throws IOException {
        OutputFile.makeFolder(out.toAbsolutePath().getParent());
        Path settings = Files.createTempFile("foresee-train", ".json");
        try (SeedsView view = new SeedsView(console, seeds)) {
            Files.writeString(settings, TrainingConfigJson.write(config).toString());
            List<SeedRun> runs = seeds.stream().map(seed -> run(seed, settings)).toList();
            List<Integer> exitCodes = sideBySide(runs, view, interruption);
            return exitCodes.stream().mapToInt(Integer::intValue).max().orElseThrow();
        } finally {
            Files.delete(settings);
        }
    }

    private SeedRun run(long seed, Path settings) {
        List<String> arguments = new ArrayList<>(List.of("train", "--data", data.toString()));
        arguments.addAll(List.of("--config", settings.toString(), "--seed", Long.toString(seed)));
        arguments.addAll(List.of("--out", model(seed).toString()));
        pretrained.ifPresent(model -> arguments.addAll(List.of("--pretrained", model.toString())));
        if (resume) {
            arguments.add("--resume");
        }
        return new SeedRun(seed, arguments, command);
    }

    /** {@code two-room-seed2.safetensors} for {@code two-room.safetensors}. */
    private Path model(long seed) {
        return TrainCommand.sibling(out, "-seed" + seed + ".safetensors");
    }

    private static List<Integer> sideBySide(List<SeedRun> runs, SeedsView view, Interruption interruption)
            throws IOException {
        ExecutorService workers = Executors.newFixedThreadPool(
                Math.min(runs.size(), Runtime.getRuntime().availableProcessors()));
        try {
            List<Future<Integer>> futures = runs.stream()
                    .map(run -> workers.submit(() -> run.toTheEnd(view)))
                    .toList();
            List<Integer> exitCodes = new ArrayList<>();
            for (Future<Integer> future : futures) {
                exitCodes.add(await(future, runs, interruption));
            }
            return exitCodes;
        } finally {
            runs.forEach(SeedRun::stop);
            workers.shutdown();
        }
    }

    /** Waits for one, and passes on to all that somebody wants them to stop. */
    private static int await(Future<Integer> future, List<SeedRun> runs, Interruption interruption) throws IOException {
        while (true) {
            try {
                return future.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                if (interruption.asked()) {
                    runs.forEach(SeedRun::stop);
                }
            } catch (ExecutionException failed) {
                throw new IOException(failed.getCause().getMessage(), failed);
            } catch (InterruptedException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
