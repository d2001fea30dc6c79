package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.dataset.DatasetInfo;
import foresee.dataset.DatasetWriter;
import foresee.dataset.FrameShape;
import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import foresee.model.Episode;
import foresee.model.Frame;
import foresee.model.Observation;
import foresee.runtime.ModelCard;
import foresee.runtime.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains on a dot that moves in a world that nobody has heard of. */
final class TrainOnOwnDataTest {
    private static final int SIZE = 24;
    private static final int STEPS = 40;
    private static final String SMALL = "{\"network\": {\"latentSize\": 4, \"hiddenSize\": 8, \"actionChunk\": 2},"
            + " \"optimizer\": {\"steps\": 2, \"batchSize\": 2, \"warmupSteps\": 1}, \"loss\": {\"projections\": 4}}";

    @TempDir
    private Path folder;

    private Path write(List<String> factors) throws IOException {
        Path data = folder.resolve("own.h5");
        DatasetInfo info = new DatasetInfo(
                "my-robot",
                "my robot on its desk",
                0.1,
                ActionSpace.Box.symmetric(2, 1),
                "by hand",
                0,
                new FrameShape(SIZE, SIZE, 3),
                factors.size(),
                factors);
        try (DatasetWriter writer = DatasetWriter.open(data, info)) {
            for (int e = 0; e < 6; e++) {
                writer.append(episode(e, !factors.isEmpty()));
            }
            writer.finish();
        }
        return data;
    }

    private static Episode episode(int e, boolean withStates) {
        List<Observation> observations = new ArrayList<>();
        double[] actions = new double[2 * STEPS];
        int x = 3 + e;
        int y = 10;
        for (int t = 0; t <= STEPS; t++) {
            byte[] pixels = new byte[SIZE * SIZE * 3];
            pixels[(y * SIZE + x) * 3] = (byte) 200;
            Frame frame = new Frame(SIZE, SIZE, 3, pixels);
            long time = t * 100_000_000L;
            observations.add(
                    withStates ? Observation.of(frame, new float[] {x, y}, time) : Observation.ofFrame(frame, time));
            if (t < STEPS) {
                actions[2 * t] = (t + e) % 3 - 1;
                actions[2 * t + 1] = (t / 2 + e) % 3 - 1;
                x = Math.floorMod(x + (int) actions[2 * t], SIZE);
                y = Math.floorMod(y + (int) actions[2 * t + 1], SIZE);
            }
        }
        return new Episode("my-robot", e, observations, ActionSequence.of(STEPS, 2, actions));
    }

    private Run train(Path data, Path model) throws IOException {
        Path small = Files.writeString(folder.resolve("small.json"), SMALL);
        return Run.of("train", "--data", data.toString(), "--config", small.toString(), "--out", model.toString());
    }

    @Test
    void framesAndActionsAreEnough() throws IOException {
        Path model = folder.resolve("m.safetensors");

        Run run = train(write(List.of()), model);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("the data has no states: no probes");
        assertThat(run.out()).contains("latent error over no change's", "wrote " + model);
        ModelCard card = ModelFile.read(model).card();
        assertThat(card.environmentId()).isEqualTo("my-robot");
        assertThat(card.probe()).isEmpty();
        assertThat(Run.of("inspect", model.toString()).out())
                .contains("environment     my robot on its desk", "probe reads     nothing");
    }

    @Test
    void statesOfNoEnvironmentOfOursAreProbedByTheirNames() throws IOException {
        Path model = folder.resolve("m.safetensors");

        Run run = train(write(List.of("left", "top")), model);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("my-robot is no environment of ours: no true distance");
        assertThat(run.out()).contains("  left  ", "  top  ");
        assertThat(ModelFile.read(model).card().probe()).hasSize(2);
    }

    @Test
    void aModelOfOwnDataIsTrainedOnceMoreFromThatData() throws IOException {
        Path data = write(List.of());
        Path model = folder.resolve("m.safetensors");
        train(data, model);
        String again = folder.resolve("again.safetensors").toString();

        Run same = Run.of("train", "--like", model.toString(), "--data", data.toString(), "--out", again);
        Run without = Run.of("train", "--like", model.toString(), "--out", again);

        assertThat(same.exitCode()).as(same.err()).isZero();
        assertThat(same.out()).contains("reproduced: every weight of " + model);
        assertThat(without.exitCode()).isEqualTo(2);
        assertThat(without.err())
                .contains("was trained in my robot on its desk, in which nothing can be collected here.");
    }
}
