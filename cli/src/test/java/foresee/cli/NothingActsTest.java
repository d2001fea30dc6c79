package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.dataset.Dataset;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands in a world in which nothing acts. */
final class NothingActsTest {

    @TempDir
    private Path folder;

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static void assertRefused(String message, String... arguments) {
        Run run = Run.of(arguments);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .startsWith("foresee ")
                .endsWith(": " + message);
    }

    private Run collect(String layout) {
        return Run.of(
                "collect",
                "--env",
                "ball-in-box",
                "--layout",
                layout,
                "--episodes",
                "3",
                "--steps",
                "12",
                "--out",
                file("box.h5"));
    }

    @Test
    void itIsListedWithoutTasks() {
        Run run = Run.of("envs", "ball-in-box");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains(
                        "actions   none; a step takes 0.05 s",
                        "felt      nothing",
                        "tasks     none: nothing acts in it");
    }

    @Test
    void tasksAreRefused() {
        String none = "ball-in-box has no tasks: nothing acts in it.";

        assertRefused(none, "evaluate", "--env", "ball-in-box", "--task", "any");
        assertRefused(none, "freeze", "--env", "ball-in-box", "--task", "any", "--out", file("set.json"));
        assertRefused(none, "goal", "--env", "ball-in-box", "--out", file("goal.png"));
        assertRefused(none, "plan", "--env", "ball-in-box", "--goal", file("goal.png"));
        assertRefused(none, "bench", "loop", "--env", "ball-in-box", "--task", "any");
    }

    @Test
    void collectedDataIsInspectedAndNotTrainedOn() throws IOException {
        Run run = collect("mixed");
        String refusal =
                "Nothing acts in ball-in-box: there is no action whose consequences a world model could learn to predict.";

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.outLines().get(0)).endsWith("3 episodes, 39 frames");
        try (Dataset dataset = Dataset.open(folder.resolve("box.h5"))) {
            assertThat(dataset.info().actionSpace().size()).isZero();
            assertThat(dataset.episode(2).steps()).isEqualTo(12);
        }
        Run inspected = Run.of("inspect", file("box.h5"), "--verify", "--out", file("thumbnails.png"));
        assertThat(inspected.exitCode()).as(inspected.err()).isZero();
        assertThat(inspected.out()).contains("ball-in-box[layout=mixed]", "verified", "thumbnails");
        assertRefused(refusal, "train", "--data", file("box.h5"), "--out", file("box.safetensors"));
        assertRefused(refusal, "train", "--env", "ball-in-box", "--out", file("other.safetensors"));
    }
}
