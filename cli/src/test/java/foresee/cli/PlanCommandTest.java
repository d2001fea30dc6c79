package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import foresee.benchmarks.Pictures;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlanCommandTest {

    @TempDir
    private Path folder;

    private RoomPlans plans;
    private Path goal;

    @BeforeEach
    void makeGoal() {
        plans = new RoomPlans(folder);
        goal = plans.goal();
    }

    @Test
    void aGoalMadeHereIsReachedInTheTrueDynamicsAndFilmed() throws IOException {
        Run run = plans.toGoal("--model", "simulator", "--samples", "16", "--iterations", "2", "--seed", "3");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.outLines())
                .singleElement()
                .asString()
                .matches("reached the goal in \\d+ steps \\(\\d+\\.\\d px away\\)");
        assertThat(run.errLines()).last().asString().matches("step \\d+ of 100, \\d+\\.\\d px to go");
        assertThat(ImageIO.read(folder.resolve("out/plan.gif").toFile())).isNotNull();
        assertThat(ImageIO.read(folder.resolve("out/plan.png").toFile())).isNotNull();
        JsonNode report = plans.report();
        assertThat(report.get("reached").asBoolean()).isTrue();
        assertThat(report.get("steps").asInt()).isBetween(1, 100);
        assertThat(report.get("distance").asDouble()).isBetween(0.0, 4.5);
        assertThat(report.get("seed").asLong()).isEqualTo(3);
        assertThat(report.get("planner").asText()).isEqualTo("mppi");
        assertThat(report.get("model").asText()).isEqualTo("simulator");
        assertThat(report.get("latencyMillis").get("p50").asDouble())
                .isBetween(0.0, report.get("latencyMillis").get("max").asDouble());
        assertThat(run.out()).contains("in " + report.get("steps").asInt() + " steps");
    }

    @Test
    void theSameSeedIsTheSameJourneyAndAnotherSeedAnother() throws IOException {
        String[] small = {"--model", "simulator", "--samples", "8", "--iterations", "1", "--seed"};
        Run first = plans.toGoal(with(small, "1"));
        byte[] film = Files.readAllBytes(folder.resolve("out/plan.gif"));
        Run again = plans.toGoal(with(small, "1"));

        assertThat(again.out()).isEqualTo(first.out());
        assertThat(Files.readAllBytes(folder.resolve("out/plan.gif"))).isEqualTo(film);
        plans.toGoal(with(small, "2"));
        assertThat(Files.readAllBytes(folder.resolve("out/plan.gif"))).isNotEqualTo(film);
    }

    private static String[] with(String[] arguments, String last) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = last;
        return all;
    }

    @Test
    void aGoalThatIsNotReachedIsExitCodeOneAndSaysHowNearItCame() throws IOException {
        Path far = folder.resolve("far.png");
        Run.of("goal", "--env", "two-room", "--at", "57,57", "--wall", "32", "--door", "11", "--out", far.toString());

        Run run = plans.to(far, "--model", "simulator", "--planner", "random", "--samples", "2", "--iterations", "1");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.outLines())
                .singleElement()
                .asString()
                .matches("did not reach the goal in 100 steps \\(nearest \\d+\\.\\d px\\)");
        assertThat(plans.report().get("reached").asBoolean()).isFalse();
        assertThat(plans.report().get("steps").asInt()).isEqualTo(100);
    }

    @Test
    void aLargerPictureIsResizedWithAWarning() throws IOException {
        Path large = folder.resolve("large.png");
        Pictures.write(large, scaled(ImageIO.read(goal.toFile()), 128, 128));

        Run run = plans.to(large, "--model", "simulator");

        assertThat(run.err()).contains("warning: " + large + " is 128 x 128 pixels and was resized to 64 x 64");
        assertThat(run.err()).contains("carries no true state, which --model simulator needs");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private static BufferedImage scaled(BufferedImage image, int width, int height) {
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        scaled.createGraphics().drawImage(image, 0, 0, width, height, null);
        return scaled;
    }

    @Test
    void aPictureOfAnotherShapeIsRefused() throws IOException {
        Path wide = folder.resolve("wide.png");
        Pictures.write(wide, scaled(ImageIO.read(goal.toFile()), 200, 100));

        assertRefused(
                plans.to(wide, "--model", "simulator"), "is 200 x 100 pixels, another shape than frames of two-room");
    }

    @Test
    void aTextFileIsNoPicture() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.png"), "not a picture");

        assertRefused(plans.to(text, "--model", "simulator"), text + " is no picture (PNG, JPEG, GIF or BMP).");
    }

    @Test
    void aPictureThatEndsEarlyIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(goal);
        Path half = Files.write(folder.resolve("half.png"), Arrays.copyOf(whole, whole.length / 2));

        assertRefused(plans.to(half, "--model", "simulator"), half + " is damaged");
    }

    @Test
    void aPictureOfAnotherEnvironmentIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(goal);
        Path other = Files.write(folder.resolve("other.png"), Renamed.environment(bytes, "two-moon"));

        assertRefused(
                plans.to(other, "--model", "simulator"), "shows environment two-moon, but the agent is in two-room.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--model simulator --planner mmpi     | unknown planner (mmpi); there are mppi,",
                "--model simulator --samples 1        | samples (1) must be at least 2.",
                "--model simulator --seed 1.5         | '1.5' is not a long",
                "--model simulator --layout fixd      | Maybe fixed.",
                "--model simulator --variation stong  | unknown variation (stong); there are nominal, mild, strong. Maybe strong.",
                "--model simulator --variation mild   | numbers of two-room[layout=fixed], but two-room[layout=fixed, variation=mild] has",
                "--modle simulator                    | Did you mean --model?",
                "--model nowhere.safetensors          | --model (nowhere.safetensors) is neither a file nor 'simulator'."
            })
    void whatCannotBeMeantIsRefusedInOneLine(String arguments, String message) {
        assertRefused(plans.toGoal(arguments.strip().split("\\s+")), message);
    }

    @Test
    void aMissingPictureIsNamed() {
        assertRefused(plans.to(folder.resolve("none.png"), "--model", "simulator"), "none.png does not exist.");
    }

    @Test
    void aStackTraceIsShownOnDemandOnly() {
        Run run = plans.to(folder.resolve("none.png"), "--model", "simulator", "--stacktrace");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("PictureFormatException").contains("\tat foresee.");
    }

    private void assertRefused(Run run, String message) {
        run.assertRefused("foresee plan: ", message);
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
