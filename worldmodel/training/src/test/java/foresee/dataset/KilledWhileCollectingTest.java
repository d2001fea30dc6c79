package foresee.dataset;

import static foresee.dataset.EpisodeAssert.assertSame;
import static org.assertj.core.api.Assertions.assertThat;

import foresee.model.KeyedRandom;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL at any moment loses no episode that was reported as appended. */
class KilledWhileCollectingTest {
    private static final int EPISODES = 25;

    @TempDir
    Path folder;

    private int dataSets;
    private int kills;
    private int killsWhileFinishing;
    private int safe;

    private Path file() {
        return folder.resolve("killed-" + dataSets + ".h5");
    }

    @Test
    void threeKillsLoseNoFinishedEpisode() throws Exception {
        killUntil(3, 1);
        assertThat(kills).isEqualTo(3);
    }

    @Test
    @Tag("slow")
    void twoHundredKillsLoseNoFinishedEpisode() throws Exception {
        killUntil(200, 2);
        System.out.println(kills + " kills, " + killsWhileFinishing + " of them while finishing, " + dataSets
                + " data sets finished in spite of them.");
        assertThat(kills).isEqualTo(200);
        assertThat(killsWhileFinishing).isGreaterThan(30);
        assertThat(dataSets).isGreaterThan(0);
    }

    private void killUntil(int wanted, long seed) throws Exception {
        for (int run = 0; kills < wanted && run < 5 * wanted; run++) {
            collectAndKill(KeyedRandom.of(seed, run));
            checkNothingIsLost();
        }
    }

    /** Kills up to 6 ms after a random report, or, in four of ten runs, up to 0.6 s after it begins to finish. */
    private void collectAndKill(RandomGenerator random) throws Exception {
        boolean whileFinishing = random.nextInt(10) < 4;
        int reports = whileFinishing ? Integer.MAX_VALUE : 1 + random.nextInt(EPISODES - Math.min(safe, EPISODES - 1));
        long delayMicros = random.nextInt(whileFinishing ? 600_000 : 6_000);
        Process process = ForkedJvm.start(CollectingProcess.class, file().toString(), "" + EPISODES, "noise");
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            String last = read(said, reports);
            boolean ended = process.waitFor(delayMicros, java.util.concurrent.TimeUnit.MICROSECONDS);
            process.toHandle().destroyForcibly();
            process.waitFor();
            count(ended, last);
            read(said, Integer.MAX_VALUE);
        }
    }

    private void count(boolean ended, String last) {
        if (!ended) {
            kills++;
            killsWhileFinishing += last.equals("finishing") ? 1 : 0;
        }
    }

    /** Reads reports until there have been so many, or it is finishing, or the process has ended. */
    private String read(BufferedReader said, int reports) throws IOException {
        String last = "";
        for (int i = 0; i < reports && !last.equals("finishing"); i++) {
            String line = said.readLine();
            if (line == null) {
                return last;
            }
            last = line;
            assertThat(line).matches("resumed \\d+|appended \\d+|finishing|finished|failed: .*is finished already.*");
            if (line.startsWith("appended ")) {
                safe = Integer.parseInt(line.substring("appended ".length()));
            }
        }
        return last;
    }

    private void checkNothingIsLost() throws IOException {
        boolean finished = Files.exists(file());
        Path path = finished ? file() : DatasetWriter.journalOf(file());
        if (safe > 0) {
            try (Dataset dataset = Dataset.open(path)) {
                assertThat(dataset.episodes()).isBetween(safe, finished ? EPISODES : safe + 1);
                for (int e = 0; e < dataset.episodes(); e++) {
                    assertSame(dataset.episode(e), CollectingProcess.episode(e, true));
                    float[] felt = new float[1];
                    dataset.readProprioception(e, dataset.steps(e), 1, 1, felt, 0);
                    assertThat(felt).containsExactly(dataset.steps(e) - e);
                }
                if (finished) {
                    assertThat(dataset.episodes()).isEqualTo(EPISODES);
                    dataset.verify();
                    dataSets++;
                    safe = 0;
                }
            }
        }
    }
}
