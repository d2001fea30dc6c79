package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.dataset.Dataset;
import foresee.dataset.DatasetWriter;
import foresee.envs.Sandbox;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CollectCommandTest {

    @TempDir
    private Path folder;

    private Run collect(String out, String... more) {
        String[] arguments = {
            "collect",
            "--env",
            "two-room",
            "--episodes",
            "6",
            "--steps",
            "10",
            "--out",
            folder.resolve(out).toString()
        };
        return Run.of(Stream.of(arguments, more).flatMap(Arrays::stream).toArray(String[]::new));
    }

    @Test
    void theDataSetHasTheEpisodesThatWereAskedForAndTheRunIsSummedUp() throws IOException {
        Run run = collect("new/data.h5", "--layout", "mixed", "--seed", "5");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.outLines()).hasSize(4);
        assertThat(run.outLines().get(0))
                .matches("wrote .*data.h5: 6 episodes, 66 frames, \\d episodes \\(\\d+ %\\) pass the door");
        assertThat(run.outLines().get(1)).matches("coverage {8}agent x, y +\\d+ % of \\d+ cells");
        assertThat(run.outLines().get(2)).matches("coverage {8}wall x +\\d+ % of \\d+ cells");
        assertThat(run.outLines().get(3)).matches("coverage {8}door y +\\d+ % of \\d+ cells");
        assertThat(run.err())
                .containsPattern("episode 6 of 6, \\d+ frames/s, coverage \\d+ %\\R")
                .contains("CPU time ");
        try (Dataset dataset = Dataset.open(folder.resolve("new/data.h5"))) {
            assertThat(dataset.episodes()).isEqualTo(6);
            assertThat(dataset.steps(0)).isEqualTo(10);
            assertThat(dataset.info().description()).isEqualTo("two-room[layout=mixed]");
            assertThat(dataset.info().factors()).contains("agent x", "door y");
            assertThat(dataset.info().proprioception()).containsExactly("agent x", "agent y");
            float[] felt = new float[2];
            dataset.readProprioception(2, 10, 1, 1, felt, 0);
            float[] state = dataset.episode(2).observations().get(10).state().orElseThrow();
            assertThat(felt).containsExactly(state[0], state[1]);
        }
        assertThat(folder.resolve("new/data.h5.journal")).doesNotExist();
    }

    @Test
    void aJournalLeftBehindIsGoneOnWithToTheSameDataSet() throws IOException {
        collect("whole.h5");
        Path out = folder.resolve("parts.h5");
        Collection begun =
                new Collection(Sandbox.dataPolicy(Sandbox.environment("two-room"), 10), 2, 0, folder.resolve("two.h5"));
        try (Interruption never = new Interruption()) {
            assertThat(begun.run(new Console(nowhere(), nowhere(), 0), never)).isTrue();
        }
        copyToJournal(folder.resolve("two.h5"), out);

        Run run = collect("parts.h5");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("going on after 2 episodes in " + DatasetWriter.journalOf(out));
        try (Dataset parts = Dataset.open(out);
                Dataset whole = Dataset.open(folder.resolve("whole.h5"))) {
            assertThat(parts.contentHash()).isEqualTo(whole.contentHash());
        }
    }

    private static PrintWriter nowhere() {
        return new PrintWriter(Writer.nullWriter());
    }

    /** What a process leaves that is killed after those episodes. */
    private static void copyToJournal(Path finished, Path out) throws IOException {
        try (Dataset dataset = Dataset.open(finished);
                DatasetWriter writer =
                        DatasetWriter.open(out, dataset.info(), Sandbox.environment("two-room")::proprioception)) {
            for (int episode = 0; episode < dataset.episodes(); episode++) {
                writer.append(dataset.episode(episode));
            }
        }
    }

    @Test
    void whatIsMixedIsWrittenDown() throws IOException {
        Run run = collect("mixed.h5", "--policy", "wander=3,cross=1");

        assertThat(run.exitCode()).as(run.err()).isZero();
        try (Dataset dataset = Dataset.open(folder.resolve("mixed.h5"))) {
            assertThat(dataset.info().policy())
                    .isEqualTo("two-room-data(steps=10, cross=1.0, straight=0.0, wander=3.0, concentration=8.0)");
        }
    }

    @Test
    void howOftenTheBlockMovesIsTold() {
        Run run = Run.of(
                "collect",
                "--env",
                "push-disc",
                "--episodes",
                "3",
                "--policy",
                "push=1",
                "--out",
                folder.resolve("disc.h5").toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.outLines()).last().asString().matches("of the steps    the block moves +\\d\\d\\.\\d %");
    }

    @Test
    void amongWallsGivenAsTextNobodyPassesADoorAndModelsAreMeasuredThere() throws IOException {
        Run run = collect("walls.h5", "--layout", "#####/#...#/###.#/#####", "--policy", "walk=1");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("6 episodes, 66 frames").doesNotContain("the door");
        try (Dataset dataset = Dataset.open(folder.resolve("walls.h5"))) {
            assertThat(DescribedWorld.of(dataset.info()).describe())
                    .isEqualTo("two-room[layout=#####/#...#/###.#/#####]");
        }
    }

    @Test
    void aFinishedDataSetIsNotOverwritten() throws IOException {
        collect("data.h5");
        byte[] before = Files.readAllBytes(folder.resolve("data.h5"));

        Run run = collect("data.h5", "--seed", "9");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .contains("data.h5")
                .contains("finished already");
        assertThat(Files.readAllBytes(folder.resolve("data.h5"))).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--env two-room                              | Missing required option: '--out=FILE.h5'",
                "--env two-room --out data.hdf               | --out (data.hdf) must end in .h5.",
                "--env two-room --out data.h5 --episodes 0   | --episodes (0) must be at least 1.",
                "--env two-room --out data.h5 --steps 0      | steps (0) must be at least 1.",
                "--env two-room --out data.h5 --layout mixd  | Maybe mixed.",
                "--env push-t --out data.h5 --variation mile | Maybe mild.",
                "--env two-room --out data.h5 --episode 3    | Did you mean --episodes?",
                "--env push-t --out data.h5 --policy puss=1  | unknown kind of data of push-t (puss); there are push, weak, uniform. Maybe push.",
                "--env push-t --out data.h5 --policy push=x  | mixture (push=x) must be NAME=WEIGHT,NAME=WEIGHT,...; 'push=x' is not.",
                "--env push-t --out data.h5 --policy push=0  | weights (push=0.0) must not all be 0"
            })
    void whatCannotBeMeantIsRefusedInOneLine(String arguments, String message) {
        Run run = Run.of(("collect " + arguments).strip().split("\\s+"));

        run.assertRefused("foresee collect: ", message);
        assertThat(Path.of("data.h5")).doesNotExist();
        assertThat(Path.of("data.h5.journal")).doesNotExist();
    }
}
