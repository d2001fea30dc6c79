package foresee.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import foresee.model.Episode;
import foresee.model.Frame;
import foresee.model.Observation;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints what collecting, finishing and sampling cost in thread CPU time, on 3000 episodes of 65 frames of 64 x 64 x 3
 * (2.4 GB): {@code mvn -Pslow test -pl worldmodel/training -am -Dtest=SamplerThroughputTest}.
 */
@Tag("slow")
class SamplerThroughputTest {
    private static final int EPISODES = 3000;
    private static final int STEPS = 64;
    private static final int SIDE = 64;
    private static final int BATCH = 32;

    @TempDir
    Path folder;

    private static DatasetInfo info() {
        return new DatasetInfo(
                "toy", "toy", 0.1, new ActionSpace.Ball(2, 1), "drift", 1, new FrameShape(SIDE, SIDE, 3), 8, List.of());
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void print(String what, double amount, String unit, long nanos) {
        System.out.printf(
                Locale.ROOT, "%-28s %8.3f s CPU, %,.0f %s/s%n", what, nanos / 1e9, amount / (nanos / 1e9), unit);
    }

    /** A smooth disc on a plain ground with a wall and a door: it compresses as two rooms do. */
    private static Frame frame(int episode, int step) {
        byte[] pixels = new byte[SIDE * SIDE * 3];
        double x = 10 + episode % 17 + 0.4 * step;
        double y = 12 + episode % 31 + 0.2 * step;
        for (int i = 0; i < SIDE * SIDE; i++) {
            int column = i % SIDE;
            int row = i / SIDE;
            double distance = Math.sqrt((column - x) * (column - x) + (row - y) * (row - y));
            double cover = Math.max(0, Math.min(1, 2 - distance));
            boolean wall = Math.abs(column - 32) < 2 && Math.abs(row - 20) > 4;
            double ground = wall ? 40 : 235;
            pixels[3 * i] = (byte) (ground + cover * (200 - ground));
            pixels[3 * i + 1] = (byte) (ground + cover * (30 - ground));
            pixels[3 * i + 2] = (byte) (ground + cover * (40 - ground));
        }
        return new Frame(SIDE, SIDE, 3, pixels);
    }

    private static Episode episode(int number) {
        List<Observation> observations = new ArrayList<>();
        for (int t = 0; t <= STEPS; t++) {
            observations.add(Observation.of(frame(number, t), new float[] {number, t, 0, 0, 0, 0, 0, 0}, t));
        }
        return new Episode("toy", number, observations, ActionSequence.of(STEPS, 2, new double[2 * STEPS]));
    }

    private Path collect() throws IOException {
        Path file = folder.resolve("toy.h5");
        try (DatasetWriter writer = DatasetWriter.open(file, info())) {
            long appending = 0;
            for (int e = 0; e < EPISODES; e++) {
                Episode episode = episode(e);
                long before = cpu();
                writer.append(episode);
                appending += cpu() - before;
            }
            print("appending", EPISODES * (STEPS + 1.0), "frames", appending);
            long size = Files.size(DatasetWriter.journalOf(file));
            long before = cpu();
            writer.finish();
            print("finishing", EPISODES * (STEPS + 1.0), "frames", cpu() - before);
            System.out.printf(Locale.ROOT, "journal %.0f MB, file %.0f MB%n", size / 1e6, Files.size(file) / 1e6);
        }
        return file;
    }

    @Test
    void sampling() throws IOException {
        try (Dataset dataset = Dataset.open(collect())) {
            int[] training = EpisodeSplit.of(dataset.episodes(), 0.05, 1).training();
            SequenceShape shape = SequenceShape.defaults();
            SequenceBatch batch = new SequenceBatch(BATCH, shape, dataset.info());
            SequenceSampler sampler = new SequenceSampler(dataset, training, shape, 1);
            for (int round = 1; round <= 3; round++) {
                long before = cpu();
                for (int i = 0; i < 1000; i++) {
                    sampler.next(batch);
                }
                print("sampling, round " + round, 1000.0 * BATCH * shape.frames(), "frames", cpu() - before);
            }
            long before = cpu();
            dataset.verify();
            print("verifying", (double) dataset.frames(), "frames", cpu() - before);
            assertThat(batch.states()[0]).isEqualTo(batch.episode(0));
            assertThat(batch.states()[9]).isEqualTo(batch.start(0) + 4);
        }
    }
}
