package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.benchmarks.matrix.BenchmarkResult;
import foresee.benchmarks.matrix.CellResult;
import foresee.model.KeyedRandom;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A benchmark that is killed, interrupted or out of space loses no finished cell, and repeats none. */
final class KilledBenchTest {
    private static final int CELLS = 18;

    @TempDir
    private Path folder;

    private Path spec;
    private Path out;

    @BeforeEach
    void write() throws IOException {
        Path model = UntrainedModel.write(folder.resolve("m.safetensors"));
        spec = folder.resolve("mine.json");
        out = folder.resolve("out");
        Files.writeString(spec, """
                {"name": "mine", "planners": ["random", "cem"], "models": ["%s", "simulator"],
                 "budgets": [8, 32, 64, 128], "ceilingTrials": 1, "trials": 5, "diagnose": 1,
                 "tasks": [{"env": "two-room", "task": "same-room"}], "seeds": [7]}
                """.formatted(model));
    }

    private String[] command(Path to, int threads) {
        return new String[] {"bench", spec.toString(), "--out", to.toString(), "--threads", "" + threads};
    }

    @Test
    void aBenchmarkKilledTwiceEndsLikeOneThatWasNot() throws Exception {
        killAndGoOn(2, 1);
    }

    @Test
    @Tag("slow")
    void aBenchmarkKilledTwentyTimesEndsLikeOneThatWasNot() throws Exception {
        for (int seed = 2; seed < 7; seed++) {
            out = folder.resolve("out" + seed);
            killAndGoOn(4, seed);
        }
    }

    private void killAndGoOn(int kills, long seed) throws Exception {
        Map<Path, byte[]> safe = new HashMap<>();
        for (int kill = 0; kill < kills; kill++) {
            killWhenMoreAreFinished(safe.size(), KeyedRandom.of(seed, kill));
            assertKept(safe);
            safe.putAll(cells());
            assertThat(safe).as("finished before a kill").hasSizeBetween(1, CELLS);
        }
        assertThat(safe).as("killed before its end").hasSizeLessThan(CELLS);
        List<String> said = ForkedForesee.lines(ForkedForesee.start(command(out, 2)));

        assertThat(said).anyMatch(line -> line.startsWith("mine: 18 cells, " + safe.size() + " of them finished;"));
        assertKept(safe);
        assertThat(cells())
                .hasSize(
                        BenchmarkResult.read(out.resolve("result.json")).cells().size());
        assertLikeOneThatWasNeverKilled();
        assertNoPartsAreLeft();
    }

    /** Kills up to 30 ms after a cell more is finished, or two. */
    private void killWhenMoreAreFinished(int before, RandomGenerator random) throws Exception {
        int wanted = before + 1 + random.nextInt(2);
        Process process = ForkedForesee.start(command(out, 2));
        while (process.isAlive() && cells().size() < wanted) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        TimeUnit.MICROSECONDS.sleep(random.nextInt(30_000));
        process.destroyForcibly().waitFor();
    }

    /** Every cell's file by its bytes, in which its times are. */
    private Map<Path, byte[]> cells() throws IOException {
        Path cells = out.resolve("cells");
        Map<Path, byte[]> files = new HashMap<>();
        if (Files.isDirectory(cells)) {
            try (Stream<Path> list = Files.list(cells)) {
                list.filter(file -> file.toString().endsWith(".json")).forEach(file -> files.put(file, bytes(file)));
            }
        }
        return files;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static void assertKept(Map<Path, byte[]> safe) {
        safe.forEach((file, bytes) ->
                assertThat(file).as("a finished cell is not run again").hasBinaryContent(bytes));
    }

    private void assertLikeOneThatWasNeverKilled() throws IOException {
        Path other = folder.resolve("whole");
        assertThat(Run.of(command(other, 1)).exitCode()).isZero();
        BenchmarkResult whole = BenchmarkResult.read(other.resolve("result.json"));
        BenchmarkResult mine = BenchmarkResult.read(out.resolve("result.json"));
        assertThat(digests(mine)).isEqualTo(digests(whole)).doesNotContain("");
        assertThat(mine.diagnoses()).isEqualTo(whole.diagnoses());
        CellResult cell = whole.cells().get(5);
        Run alone = Run.of("bench", spec.toString(), "--cell", cell.id());
        assertThat(alone.out()).contains("outcomes " + cell.digest());
    }

    private static List<String> digests(BenchmarkResult result) {
        return result.cells().stream().map(CellResult::digest).toList();
    }

    private void assertNoPartsAreLeft() throws IOException {
        try (Stream<Path> all = Files.walk(out)) {
            assertThat(all).noneMatch(file -> file.toString().endsWith(".part"));
        }
    }

    @Test
    void aPoliteKillTellsWhatIsSafeAndTheSameCommandGoesOn() throws Exception {
        Process process = ForkedForesee.start(command(out, 2));
        while (process.isAlive() && cells().size() < 2) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        process.toHandle().destroy(); // and go on listening
        List<String> said = ForkedForesee.lines(process);
        Map<Path, byte[]> safe = cells();

        assertThat(process.exitValue()).isEqualTo(128 + 15);
        assertThat(said.get(said.size() - 1))
                .isEqualTo("stopped: " + safe.size() + " of 18 cells are finished in " + out
                        + "; the same command goes on from there.");
        assertThat(out.resolve("result.json")).doesNotExist();
        assertNoPartsAreLeft();
        assertThat(ForkedForesee.lines(ForkedForesee.start(command(out, 2))))
                .anyMatch(line -> line.startsWith("mine: 18 cells, " + safe.size() + " of them finished;"));
        assertKept(safe);
    }

    @Test
    void whatWasFinishedBeforeTheDiskWasFullStays() throws Exception {
        Files.writeString(spec, """
                {"name": "mine", "planners": ["random"], "models": ["simulator"], "budgets": [8],
                 "tasks": [{"env": "two-room", "task": "same-room", "trials": 2},
                           {"env": "two-room", "task": "cross-room", "trials": 40}], "ceilingTrials": 1}
                """);
        Process process = ForkedForesee.startWithFileLimit(8, command(out, 1));
        List<String> said = ForkedForesee.lines(process);
        Map<Path, byte[]> safe = cells();

        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(said.get(said.size() - 1))
                .startsWith("foresee bench: " + out.resolve("cells"))
                .contains(".json could not be written: ");
        assertThat(safe).hasSize(3);
        assertNoPartsAreLeft();
        assertThat(ForkedForesee.lines(ForkedForesee.start(command(out, 1))))
                .anyMatch(line -> line.contains("3 of them finished;"));
        assertKept(safe);
    }
}
