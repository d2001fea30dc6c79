package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.benchmarks.Pictures;
import foresee.model.ActionSpace;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlanWithModelTest {
    private static final ActionSpace SPACE = new ActionSpace.Ball(2, 2.45);

    @TempDir
    private Path folder;

    private RoomPlans plans;
    private Path goal;
    private Path photo;

    @BeforeEach
    void makeGoals() throws IOException {
        plans = new RoomPlans(folder);
        goal = plans.goal();
        photo = folder.resolve("photo.png");
        BufferedImage image = ImageIO.read(goal.toFile());
        BufferedImage large = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB);
        large.createGraphics().drawImage(image, 0, 0, 200, 200, null);
        Pictures.write(photo, large);
    }

    @AfterEach
    void forgetHome() {
        System.clearProperty("foresee.home");
    }

    private Run plan(Path picture, String... more) {
        String[] quick = {"--samples", "4", "--iterations", "1"};
        return plans.to(
                picture, Stream.concat(Stream.of(quick), Arrays.stream(more)).toArray(String[]::new));
    }

    @Test
    void aModelFilePlansFromFramesAndIsJudgedByTheTrueState() throws IOException {
        Path model = UntrainedModel.write(folder.resolve("m.safetensors"));

        Run run = plan(goal, "--model", model.toString());

        assertThat(run.exitCode()).isEqualTo(plans.report().get("reached").asBoolean() ? 0 : 1);
        assertThat(run.outLines()).singleElement().asString().contains("reach", " px");
        assertThat(plans.report().get("judgedBy").asText()).isEqualTo("true state");
        assertThat(plans.report().get("model").asText()).isEqualTo(model.toString());
        assertThat(ImageIO.read(folder.resolve("out/plan.gif").toFile())).isNotNull();
    }

    @Test
    void thePictureWithoutStateIsResizedAndJudgedByLatentDistanceAndTheOutputSaysSo() throws IOException {
        Path model = UntrainedModel.write(folder.resolve("m.safetensors"));

        Run run = plan(photo, "--model", model.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("was resized to 64 x 64").contains("arrival is judged by latent distance");
        assertThat(run.out()).startsWith("reached the goal in 1 steps (latent distance ");
        assertThat(plans.report().get("judgedBy").asText()).isEqualTo("latent distance");
    }

    @Test
    void withoutThresholdNobodyCanJudgeAPictureWithoutState() throws IOException {
        Path model = UntrainedModel.write(
                folder.resolve("m.safetensors"), UntrainedModel.card("two-room", SPACE, OptionalDouble.empty()));

        Run run = plan(photo, "--model", model.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("has no goal threshold");
    }

    @Test
    void aModelOfAnotherEnvironmentIsRefusedWithBothNames() throws IOException {
        Path model = UntrainedModel.write(
                folder.resolve("m.safetensors"), UntrainedModel.card("maze", SPACE, OptionalDouble.empty()));

        assertRefused(plan(goal, "--model", model.toString()), "maze", "two-room");
    }

    @Test
    void aModelOfAnotherActionSpaceIsRefusedWithBothValues() throws IOException {
        Path model = UntrainedModel.write(
                folder.resolve("m.safetensors"),
                UntrainedModel.card("two-room", new ActionSpace.Ball(2, 3.5), OptionalDouble.empty()));

        assertRefused(plan(goal, "--model", model.toString()), "3.5", "2.45");
    }

    @Test
    void aFileThatIsNoModelIsRefusedWithItsName() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.safetensors"), "these are some notes, not a model");

        assertRefused(plan(goal, "--model", text.toString()), "notes.safetensors");
    }

    @Test
    void aModelThatEndsEarlyIsRefusedWithTheOffset() throws IOException {
        Path model = UntrainedModel.write(folder.resolve("m.safetensors"));
        byte[] bytes = Files.readAllBytes(model);
        Files.write(model, Arrays.copyOf(bytes, bytes.length - 100));

        assertRefused(plan(goal, "--model", model.toString()), "m.safetensors", "at byte ");
    }

    @Test
    void theBundledModelIsFoundByTheHomeOfForesee() throws IOException {
        Files.createDirectories(folder.resolve("models"));
        UntrainedModel.write(folder.resolve("models/two-room.safetensors"));
        System.setProperty("foresee.home", folder.toString());

        plan(goal);

        assertThat(plans.report().get("model").asText()).endsWith("models/two-room.safetensors");
    }

    @Test
    void aMissingBundledModelSaysWhatToDo() {
        System.setProperty("foresee.home", folder.toString());

        assertRefused(
                plan(goal),
                "no model of two-room in layout fixed is bundled",
                "foresee train --env two-room --layout fixed",
                "--model simulator");
    }

    @Test
    void theModelOfALayoutIsTakenBeforeTheOneOfAll() throws IOException {
        Files.createDirectories(folder.resolve("models"));
        UntrainedModel.write(folder.resolve("models/two-room.safetensors"));
        UntrainedModel.write(folder.resolve("models/two-room-fixed.safetensors"));
        System.setProperty("foresee.home", folder.toString());

        plan(goal);

        assertThat(plans.report().get("model").asText()).endsWith("models/two-room-fixed.safetensors");
    }

    private void assertRefused(Run run, String... messages) {
        run.assertRefused("foresee plan: ", messages);
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
