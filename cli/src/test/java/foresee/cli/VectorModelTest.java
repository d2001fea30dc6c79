package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.benchmarks.GoalPicture;
import foresee.envs.Environment;
import foresee.envs.Sandbox;
import foresee.runtime.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that learns from numbers instead of pictures, from nothing to a plan. */
final class VectorModelTest {
    private static final String NUMBERS = "{\"network\": {\"latentSize\": 8, \"hiddenSize\": 32,"
            + " \"encoder\": {\"frames\": %s}, \"vector\": {\"source\": \"%s\", \"hidden\": 32, \"latentSize\": 4}},"
            + " \"optimizer\": {\"steps\": %d, \"batchSize\": 32, \"warmupSteps\": 10}}";

    @TempDir
    private Path folder;

    private Path train(String frames, String source, int steps) throws IOException {
        Path config = Files.writeString(folder.resolve("config.json"), NUMBERS.formatted(frames, source, steps));
        Path model = folder.resolve("m.safetensors");
        Run run = Run.of(
                "train",
                "--config",
                config.toString(),
                "--env",
                "point-maze",
                "--episodes",
                "40",
                "--out",
                model.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        return model;
    }

    private String page() throws IOException {
        return Files.readString(folder.resolve("m.html"));
    }

    @Test
    void theStateOfAMazeAloneIsLearnedInSecondsAndPlannedIn() throws IOException {
        Path model = train("false", "STATE", 60);
        ModelFile file = ModelFile.read(model);
        assertThat(file.card().metrics().at("/probes/0/r2").asDouble()).isGreaterThan(0.8);
        assertThat(file.card().metrics().at("/probes/2/r2").asDouble()).isGreaterThan(0.8);
        assertThat(Run.of("inspect", model.toString()).out()).contains("sees            the state of 4 values, as 8");
        assertThat(page())
                .contains("it turns the state of 4 values into a latent of 8 numbers")
                .doesNotContain("0 x 0 x 0");

        Run evaluation = Run.of(
                "evaluate",
                "--env",
                "point-maze",
                "--task",
                "any",
                "--trials",
                "2",
                "--model",
                model.toString(),
                "--samples",
                "4");
        assertThat(evaluation.exitCode()).as(evaluation.err()).isZero();

        Path goal = folder.resolve("goal.png");
        Environment maze = Sandbox.environment("point-maze");
        GoalPicture.write(goal, maze, maze.reset(7));
        Run plan = plan(model, goal);
        assertThat(plan.exitCode()).as(plan.err()).isLessThan(2);
        assertThat(plan.out()).contains("goal");
    }

    @Test
    void aPictureAloneIsNoGoalForAModelThatFeelsToo() throws IOException {
        Path model = train("true", "PROPRIOCEPTION", 2);
        assertThat(Run.of("inspect", model.toString()).out())
                .contains("frames of 64 x 64 x 3 and the proprioception of 4 values, as 8 numbers");
        assertThat(page())
                .contains(
                        "it turns frames of 64 x 64 x 3 and the proprioception of 4 values into a latent of 8 numbers");
        Run evaluation = Run.of(
                "evaluate",
                "--env",
                "point-maze",
                "--task",
                "any",
                "--trials",
                "1",
                "--model",
                model.toString(),
                "--samples",
                "2");
        assertThat(evaluation.exitCode()).as(evaluation.err()).isZero();

        Path goal = folder.resolve("goal.png");
        Environment maze = Sandbox.environment("point-maze");
        GoalPicture.write(goal, maze, maze.reset(7));
        Path bare = folder.resolve("bare.png");
        ImageIO.write(ImageIO.read(goal.toFile()), "png", bare.toFile());
        Run plan = plan(model, bare);
        assertThat(plan.exitCode()).isEqualTo(2);
        assertThat(plan.err()).contains("sees the proprioception", "carries no state to tell it");
        assertThat(plan(model, goal).exitCode()).isLessThan(2);
    }

    private Run plan(Path model, Path goal) {
        return Run.of(
                "plan",
                "--env",
                "point-maze",
                "--model",
                model.toString(),
                "--goal",
                goal.toString(),
                "--samples",
                "4",
                "--iterations",
                "1",
                "--out",
                folder.resolve("plan.gif").toString());
    }
}
