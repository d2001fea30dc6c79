package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.benchmarks.Pictures;
import foresee.dataset.Dataset;
import foresee.planning.Cancellation;
import foresee.training.TrainingConfigJson;
import foresee.training.TrainingSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InspectCommandTest {

    @TempDir
    private Path folder;

    private Path dataset() {
        Path data = folder.resolve("data.h5");
        Run.of("collect", "--env", "two-room", "--episodes", "3", "--steps", "8", "--out", data.toString());
        return data;
    }

    private Path goal() {
        Path goal = folder.resolve("goal.png");
        Run.of("goal", "--env", "two-room", "--at", "50,14", "--out", goal.toString());
        return goal;
    }

    private static Run inspect(Path file, String... more) {
        String[] arguments = Arrays.copyOf(new String[] {"inspect", file.toString()}, 2 + more.length);
        System.arraycopy(more, 0, arguments, 2, more.length);
        return Run.of(arguments);
    }

    @Test
    void aDataSetTellsWhatMadeItAndShowsThumbnails() throws IOException {
        Path strip = folder.resolve("strip.png");

        Run run = inspect(dataset(), "--out", strip.toString(), "--thumbnails", "4", "--verify");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("two-room[layout=fixed]", "3 episodes of 8 to 8 steps", "two-room-data", "verified");
        assertThat(ImageIO.read(strip.toFile()).getWidth()).isGreaterThan(4 * 128);
    }

    @Test
    void aModelTellsItsCard() throws IOException {
        Run run = inspect(UntrainedModel.write(folder.resolve("m.safetensors")));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("model untrained", "frames of 64 x 64 x 3", "agent x (px)", "openLoop 0.25");
    }

    @Test
    void aGoalPictureTellsTheStateAndAPhotographThatItHasNone() throws IOException {
        assertThat(inspect(goal()).out()).contains("two-room[layout=fixed]", "agent x 50.0 px, agent y 14.0 px");

        Path photo = folder.resolve("photo.png");
        Pictures.write(photo, ImageIO.read(goal().toFile()));
        assertThat(inspect(photo).out()).contains("64 x 64 pixels", "carries no state");
    }

    @Test
    void aPlanTellsItsOutcome() {
        String out = folder.resolve("out").toString();
        Run.of(
                "plan",
                "--env",
                "two-room",
                "--goal",
                goal().toString(),
                "--model",
                "simulator",
                "--samples",
                "4",
                "--iterations",
                "1",
                "--out",
                out);

        Run run = inspect(folder.resolve("out/plan.json"));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("plan ", "judged by true state", "mppi in simulator");
    }

    @Test
    void anEvaluationTellsItsRates() throws IOException {
        Path model = UntrainedModel.write(folder.resolve("m.safetensors"));
        Run made = Run.of(
                "evaluate",
                "--env",
                "two-room",
                "--task",
                "any",
                "--trials",
                "1",
                "--samples",
                "2",
                "--iterations",
                "1",
                "--model",
                model.toString(),
                "--json");
        Path json = Files.writeString(folder.resolve("result.json"), made.out());

        Run run = inspect(json);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("two-room[layout=fixed] any, 1 trials", "floor", "ceiling");
    }

    @Test
    void aCheckpointTellsHowFarTheRunIsAndADamagedOneIsRefused() throws IOException {
        Path checkpoint = folder.resolve("run.checkpoint");
        Path data = folder.resolve("long.h5");
        Run.of("collect", "--env", "two-room", "--episodes", "4", "--out", data.toString());
        String small = "{\"network\": {\"latentSize\": 4, \"hiddenSize\": 8},"
                + " \"optimizer\": {\"steps\": 2, \"batchSize\": 2}, \"loss\": {\"projections\": 4}}";
        try (Dataset dataset = Dataset.open(data)) {
            new TrainingSession(TrainingConfigJson.read(small), dataset)
                    .train(checkpoint, false, progress -> {}, new Cancellation());
        }

        Run run = inspect(checkpoint);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("step 2, ", "\"latentSize\":4", "--resume");
        Files.write(checkpoint, Arrays.copyOf(Files.readAllBytes(checkpoint), 2000));
        assertRefused(inspect(checkpoint), "run.checkpoint");
    }

    @Test
    void corruptFilesGiveOneClearLine() throws IOException {
        Path data = dataset();
        byte[] bytes = Files.readAllBytes(data);
        Files.write(data, Arrays.copyOf(bytes, bytes.length / 2));
        assertRefused(inspect(data), "data.h5");

        Path model = UntrainedModel.write(folder.resolve("m.safetensors"));
        Files.write(model, Arrays.copyOf(Files.readAllBytes(model), 300));
        assertRefused(inspect(model), "m.safetensors");

        Path json = Files.writeString(folder.resolve("plan.json"), "{\"reached\": tru");
        assertRefused(inspect(json), "malformed JSON at line 1");

        Path picture = goal();
        Files.write(picture, Arrays.copyOf(Files.readAllBytes(picture), 100));
        assertRefused(inspect(picture), "is damaged");
    }

    @Test
    void whatIsNoneOfOursIsSaidToBeNone() throws IOException {
        assertRefused(inspect(Files.writeString(folder.resolve("a.txt"), "hello")), "is none of ours");
        assertRefused(inspect(Files.writeString(folder.resolve("a.json"), "{\"a\": 1}")), "neither a plan nor");
        assertRefused(inspect(Files.createFile(folder.resolve("empty"))), "is none of ours");
        assertRefused(inspect(folder.resolve("missing")), "missing: no such file.");
        assertRefused(inspect(folder), "is a folder.");
        assertRefused(inspect(goal(), "--out", "x.png"), "--out, --verify, --check and --export are for data sets");
    }

    private static void assertRefused(Run run, String message) {
        assertThat(run.exitCode()).as(run.out()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .startsWith("foresee inspect: ")
                .contains(message);
    }
}
