package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foresee.runtime.ModelCard;
import foresee.runtime.ModelFile;
import foresee.runtime.PlanningAdvice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TrainCommandTest {
    /** A run of two steps, whatever comes along for the environment. */
    private static final String SMALL = "{\"network\": {\"latentSize\": 4, \"hiddenSize\": 8,"
            + " \"encoder\": {\"head\": \"FLATTEN\"}},"
            + " \"optimizer\": {\"steps\": 2, \"batchSize\": 2, \"warmupSteps\": 1},"
            + " \"loss\": {\"projections\": 4, \"parts\": []}, \"secondStage\": {\"steps\": 0}}";

    /** A run that nothing keeps from collapsing, and that is soon stopped. */
    private static final String COLLAPSING = "{\"network\": {\"latentSize\": 4, \"hiddenSize\": 8},"
            + " \"optimizer\": {\"steps\": 300, \"batchSize\": 2, \"warmupSteps\": 1},"
            + " \"loss\": {\"regularizer\": \"NONE\", \"inverseDynamicsWeight\": 0, \"rampSteps\": 0},"
            + " \"collapse\": {\"graceSteps\": 20, \"patienceSteps\": 10}}";

    @TempDir
    private Path folder;

    private Path small;

    @BeforeEach
    void writeConfiguration() throws IOException {
        small = Files.writeString(folder.resolve("small.json"), SMALL);
    }

    private Run train(String... arguments) {
        return Run.of(Stream.concat(Stream.of("train", "--config", small.toString()), Arrays.stream(arguments))
                .toArray(String[]::new));
    }

    @Test
    void oneCommandGoesFromNothingToAModelThatPlans() throws IOException {
        Path model = folder.resolve("new/m.safetensors");

        Run run = train("--env", "two-room", "--episodes", "6", "--out", model.toString(), "--seed", "3");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("held out", "agent x", "door y", "goal threshold", "wrote " + model);
        assertThat(run.err()).contains("episode 6 of 6", "probes at step 0: R2 agent x ", "step 2/2", "CPU time ");
        assertThat(ModelFile.read(model).card().provenance().seed()).isEqualTo(3);
        assertThat(folder.resolve("new/m.h5")).exists();
        assertThat(folder.resolve("new/m.checkpoint")).doesNotExist();
        assertThat(Run.of("inspect", model.toString()).out()).contains("model m (", "two-room[layout=mixed]");
    }

    @Test
    void whatIsLearnedInAVariedWorldIsMeasuredInIt() throws IOException {
        Path model = folder.resolve("m.safetensors");
        String[] where = {"--env", "push-t", "--layout", "absolute", "--variation", "strong"};

        Run run = train(Stream.of(where, new String[] {"--episodes", "6", "--out", model.toString()})
                .flatMap(Arrays::stream)
                .toArray(String[]::new));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("held out", "block x", "goal threshold");
        assertThat(Run.of("inspect", model.toString()).out()).contains("push-t[action=absolute, variation=strong]");
        Run evaluation = Run.of(Stream.of(
                        new String[] {"evaluate"},
                        where,
                        new String[] {"--task", "ahead-25", "--trials", "1", "--model", model.toString(), "--json"},
                        new String[] {"--samples", "2", "--iterations", "1"})
                .flatMap(Arrays::stream)
                .toArray(String[]::new));
        assertThat(evaluation.exitCode()).as(evaluation.err()).isZero();
        assertThat(evaluation.out()).contains("push-t[action=absolute, variation=strong]");
    }

    @Test
    void trainingAgainLearnsFromTheDataThatIsThereToTheSameWeights() throws IOException {
        Path model = folder.resolve("m.safetensors");
        train("--env", "two-room", "--episodes", "6", "--out", model.toString());
        ModelFile first = ModelFile.read(model);

        Run again = train("--env", "two-room", "--episodes", "6", "--out", model.toString());
        Run otherwise = train("--env", "two-room", "--episodes", "7", "--out", model.toString());

        assertThat(again.err()).contains("which is there already");
        assertThat(ModelFile.read(model).tensors()).isEqualTo(first.tensors());
        assertThat(otherwise.exitCode()).isEqualTo(2);
        assertThat(otherwise.err()).contains("holds another data set (6 episodes");
    }

    @Test
    void aCorruptCheckpointIsRefusedAndNamed() throws IOException {
        Path data = folder.resolve("d.h5");
        Run.of("collect", "--env", "two-room", "--episodes", "4", "--out", data.toString());
        Path checkpoint = Files.writeString(folder.resolve("m.checkpoint"), "no checkpoint at all");

        Run run = train(
                "--data",
                data.toString(),
                "--out",
                folder.resolve("m.safetensors").toString(),
                "--resume");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines())
                .last()
                .asString()
                .startsWith("foresee train: ")
                .contains(checkpoint.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                   | Missing required argument: --env NAME, --data FILE.h5 or --like",
                "--env two-room --data d.h5         | mutually exclusive",
                "--env two-rom --out m.safetensors  | Maybe two-room.",
                "--env two-room --out m.pt          | --out (m.pt) must end in .safetensors.",
                "--env two-room --loss sigmoid      | --loss (sigmoid) must be sigreg or vicreg.",
                "--env push-disc --loss vicreg      | --loss (vicreg) must be left out where loss.parts (2) are settings",
                "--env two-room --steps 0           | steps (0)",
                "--env two-room --config none.json  | none.json: no such file.",
                "--data none.h5                     | none.h5: no such file.",
                "--data none.h5 --layout mixed      | --layout and --variation are for --env: none.h5 is collected already.",
                "--env two-room --variation stron   | Maybe strong.",
                "--data none.h5 --sed 4             | Did you mean --seed?",
                "--data none.h5 --episodes 4        | --episodes and --data-seed are for --env",
                "--env two-room --episodes 0        | --episodes (0) must be at least 1.",
                "--env two-room --seed 1 --seeds 2  | --seed and --seeds are mutually exclusive.",
                "--env two-room --seeds 1,x         | 'x' is not a long",
                "--env two-room --seeds 1,1         | --seeds ([1, 1]) must be different.",
                "--like none.safetensors            | none.safetensors: no such file.",
                "--like none.safetensors --steps 9  | --steps is not for --like: none.safetensors says itself",
                "--like none.safetensors --env two-room | what decides a training run is not for --like"
            })
    void whatCannotBeMeantIsRefusedInOneLine(String arguments, String message) {
        Run run =
                Run.of(("train " + (arguments == null ? "" : arguments)).strip().split("\\s+"));

        run.assertRefused("foresee train: ", message);
        assertThat(Path.of("two-room.h5.journal")).doesNotExist();
    }

    @Test
    void aModelIsTrainedOnceMoreFromItsCardToTheSameBits() throws IOException {
        Path model = folder.resolve("m.safetensors");
        Path again = folder.resolve("again.safetensors");
        train("--env", "two-room", "--episodes", "6", "--seed", "3", "--data-seed", "5", "--out", model.toString());

        Run run = Run.of("train", "--like", model.toString(), "--out", again.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("wrote " + again, "reproduced: every weight of " + model + ", to the bit");
        ModelFile file = ModelFile.read(again);
        assertThat(file.tensors()).isEqualTo(ModelFile.read(model).tensors());
        assertThat(file.card().provenance().origin().orElseThrow().dataSeed()).isEqualTo(5);
        assertThat(file.card().provenance().origin().orElseThrow().command())
                .isEqualTo("foresee train --like " + model + " --out " + again);
        assertThat(Run.of("inspect", again.toString()).out()).contains("made by         foresee train --like " + model);
    }

    /** As it is written by a version that did not keep how a model is best planned with. */
    @Test
    void aModelWhoseCardSaysNothingOfPlanningIsTrainedOnceMoreAndThenSaysWhatWasUsual() throws IOException {
        Path old = folder.resolve("old.safetensors");
        Path again = folder.resolve("again.safetensors");
        train("--env", "two-room", "--episodes", "6", "--out", old.toString());
        ModelFile today = ModelFile.read(old);
        ObjectNode card = (ObjectNode) today.card().toTree();
        assertThat(card.remove("planning")).isNotNull();
        ObjectNode settings = (ObjectNode) card.at("/provenance/trainingConfiguration");
        assertThat(settings.remove("planning")).isNotNull();
        new ModelFile(ModelCard.fromJson(card.toString()), today.tensors()).write(old);

        Run run = Run.of("train", "--like", old.toString(), "--out", again.toString());

        assertThat(run.out()).as(run.err()).contains("reproduced: every weight of " + old + ", to the bit");
        assertThat(ModelFile.read(again).card().planning()).contains(PlanningAdvice.defaults());
    }

    @Test
    void theCardSaysHowTheModelIsBestPlannedWith() throws IOException {
        Path model = folder.resolve("m.safetensors");
        String planning = "{\"planning\": {\"samples\": 128, \"horizon\": 6, \"hold\": 3}, ";
        Files.writeString(small, SMALL.replaceFirst("\\{", planning));
        train("--env", "two-room", "--episodes", "6", "--out", model.toString());

        assertThat(ModelFile.read(model).card().planning()).contains(new PlanningAdvice(128, 4, 6, 3, 4));
    }

    @Test
    void otherDataThanTheCardsIsRefusedWithBothHashes() throws IOException {
        Path model = folder.resolve("m.safetensors");
        Path other = folder.resolve("other.h5");
        train("--env", "two-room", "--episodes", "6", "--out", model.toString());
        Run.of("collect", "--env", "two-room", "--episodes", "7", "--out", other.toString());

        Run run = Run.of(
                "train",
                "--like",
                model.toString(),
                "--data",
                other.toString(),
                "--out",
                folder.resolve("a.safetensors").toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errLines().get(0))
                .contains("the data differs: " + model + " was trained on sha256:", other + " is sha256:");
    }

    @Test
    void aRunThatIsFinishedIsNotMadeAgainOnResuming() throws IOException {
        Path model = folder.resolve("m.safetensors");
        train("--env", "two-room", "--episodes", "6", "--out", model.toString());

        Run same = train("--env", "two-room", "--episodes", "6", "--out", model.toString(), "--resume");
        Run longer =
                train("--env", "two-room", "--episodes", "6", "--out", model.toString(), "--resume", "--steps", "3");

        assertThat(same.out()).contains(model + " is that model, finished already");
        assertThat(longer.out()).contains("wrote " + model);
    }

    @Test
    void aRunThatCollapsesLeavesModelPageAndCurvesAndSaysTheSameWhenItIsResumed() throws IOException {
        Files.writeString(small, COLLAPSING);
        Path model = folder.resolve("m.safetensors");
        String[] arguments = {"--env", "two-room", "--episodes", "6", "--out", model.toString()};

        Run run = train(arguments);
        Run resumed =
                train(Stream.concat(Stream.of("--resume"), Stream.of(arguments)).toArray(String[]::new));

        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(run.out())
                .contains("held out", "agent x", "wrote " + model)
                .containsPattern("doctor +The latents have (nearly )?collapsed\\. ");
        String last = run.errLines().get(run.errLines().size() - 1);
        assertThat(run.err()).contains("foresee train: collapsed at step ", "The model as it stood is in " + model);
        assertThat(folder.resolve("m.html")).isNotEmptyFile();
        assertThat(folder.resolve("m.csv")).isNotEmptyFile();
        assertThat(ModelFile.read(model).card().metrics().path("stopped").asText())
                .startsWith("collapsed at step ");
        assertThat(resumed.exitCode()).isEqualTo(1);
        assertThat(resumed.err()).contains("going on from ", last);
    }

    @Test
    void allSettingsArePrintedAsTheyWouldBeUsed() throws IOException {
        Run run = train("--env", "two-room", "--print-config", "--episodes", "9");
        Run plain = Run.of("train", "--print-config");

        assertThat(run.exitCode()).isZero();
        assertThat(new ObjectMapper().readTree(run.out()))
                .hasToString(Recipe.of("two-room")
                        .with(small)
                        .withEpisodes(9)
                        .toJson()
                        .toString());
        assertThat(new ObjectMapper().readTree(plain.out()))
                .hasToString(Recipe.defaults().toJson().toString());
    }

    @Test
    void whatIsForCollectingIsRefusedWhereThereIsData() throws IOException {
        Path data = folder.resolve("d.h5");
        Run.of("collect", "--env", "two-room", "--episodes", "4", "--out", data.toString());
        Files.writeString(small, "{\"collect\": {\"episodes\": 5}}");

        Run run = train("--data", data.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("the key collect is for --env: " + data + " is collected already.");
    }

    @Test
    void anUnknownSettingIsNamed() throws IOException {
        Files.writeString(small, "{\"optimizer\": {\"stepps\": 3}}");

        Run run = train("--env", "two-room");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .contains("small.json", "optimizer.stepps", "Maybe steps.");
    }
}
