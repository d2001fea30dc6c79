package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import foresee.model.ActionSpace;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code foresee plan --from}: in a model of an environment that is none of ours. */
final class PicturePlanTest {
    private static final ActionSpace SPACE = new ActionSpace.Box(new double[] {-1, 0, -2}, new double[] {1, 3, 2});

    @TempDir
    private Path folder;

    private Path from;
    private Path goal;
    private Path model;

    @BeforeEach
    void make() throws IOException {
        from = picture("now.png", 64, 10);
        goal = picture("goal.png", 160, 100);
        model = model(OptionalDouble.of(1e9));
    }

    private Path model(OptionalDouble threshold) throws IOException {
        return UntrainedModel.write(
                folder.resolve("robot.safetensors"), UntrainedModel.card("my-robot", SPACE, threshold));
    }

    private Path picture(String name, int size, int at) throws IOException {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.ORANGE);
        g.fillRect(at, at, size / 5, size / 5);
        g.dispose();
        Path path = folder.resolve(name);
        ImageIO.write(image, "png", path.toFile());
        return path;
    }

    private Run plan(String... more) {
        return Run.of(Stream.concat(
                        Stream.of(
                                "plan",
                                "--goal",
                                goal.toString(),
                                "--out",
                                folder.resolve("out").toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private Run planFrom(String... more) {
        return plan(Stream.concat(Stream.of("--model", model.toString(), "--from", from.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private JsonNode report() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("out/plan.json").toFile());
    }

    @Test
    void thePlanIsPrintedAndWrittenWithItsImaginedDistances() throws IOException {
        Run run = planFrom("--seed", "4");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("goal.png is 160 x 160 pixels and was resized to 64 x 64")
                .doesNotContain("now.png is");
        assertThat(run.outLines().get(0))
                .matches(
                        "latent distance to the goal: \\S+ now, \\S+ imagined after \\d+ of 48 steps \\(up to 1.000e\\+09 counts as reached\\)");
        assertThat(run.outLines()).filteredOn(line -> line.startsWith("step ")).hasSize(48);
        JsonNode report = report();
        assertThat(report.get("env").asText()).isEqualTo("my-robot");
        assertThat(report.get("actions")).hasSize(48);
        assertThat(report.get("distances")).hasSize(12);
        assertThat(report.get("reached").asBoolean()).isTrue();
        int nearest = report.get("stepsToNearest").asInt() / 4 - 1;
        assertThat(report.get("distanceAfter").asDouble())
                .isEqualTo(report.get("distances").get(nearest).asDouble());
        report.get("distances")
                .forEach(d -> assertThat(d.asDouble())
                        .isGreaterThanOrEqualTo(report.get("distanceAfter").asDouble()));
        for (JsonNode action : report.get("actions")) {
            assertThat(SPACE.contains(new ObjectMapper().convertValue(action, double[].class), 0))
                    .isTrue();
        }
        assertThat(run.outLines())
                .filteredOn(line -> line.startsWith("step  47:"))
                .singleElement()
                .asString()
                .contains("%.4f".formatted(report.get("actions").get(47).get(1).asDouble()));
    }

    @Test
    void theSameSeedIsTheSamePlan() throws IOException {
        Run first = planFrom("--seed", "1");
        byte[] json = Files.readAllBytes(folder.resolve("out/plan.json"));
        Run again = planFrom("--seed", "1");

        assertThat(again.out()).isEqualTo(first.out());
        assertThat(Files.readAllBytes(folder.resolve("out/plan.json"))).isEqualTo(json);
        assertThat(planFrom("--seed", "2").out()).isNotEqualTo(first.out());
    }

    @Test
    void fromTheGoalItselfTheDistanceIsNothingAndThePlanSaysThatItLeadsNoNearer() throws IOException {
        model = model(OptionalDouble.empty());
        from = goal;

        Run run = planFrom();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("to the goal: 0.000 now", "no plan was found that leads nearer than now")
                .doesNotContain("counts as reached");
        assertThat(report().get("distanceBefore").asDouble()).isCloseTo(0, within(1e-12));
        assertThat(report().has("reached")).isFalse();
    }

    @Test
    void withoutEnvironmentAndPictureTheCommandSaysWhatItNeeds() {
        assertRefused(plan(), "--env NAME is missing, where to go; or --from FILE");
        assertRefused(plan("--from", from.toString()), "--from needs --model FILE.safetensors");
        assertRefused(
                plan("--from", from.toString(), "--model", "simulator"), "--model simulator needs an environment");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--env two-room        | --from is for plans without an environment",
                "--layout fixed        | --from is for plans without an environment",
                "--record flight.log   | --from is for plans without an environment",
                "--planner mmpi        | unknown planner (mmpi)",
                "--planner categorical-cem | do not fit",
            })
    void whatDoesNotGoTogetherIsRefused(String arguments, String message) {
        assertRefused(planFrom(arguments.strip().split("\\s+")), message);
    }

    @Test
    void aFileThatIsNoPictureIsRefused() throws IOException {
        from = Files.writeString(folder.resolve("notes.png"), "notes");

        assertRefused(planFrom(), "notes.png is no picture");
    }

    private void assertRefused(Run run, String message) {
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines())
                .last()
                .asString()
                .startsWith("foresee plan: ")
                .contains(message);
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
