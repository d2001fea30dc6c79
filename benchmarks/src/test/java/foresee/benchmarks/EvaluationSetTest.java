package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.envs.Task;
import foresee.model.KeyedRandom;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationSetTest {
    private static final TaskName NAME = TaskName.inDefaultLayout("two-room", "cross-room");

    @TempDir
    private Path folder;

    private static EvaluationSet small() {
        return Freezer.freeze(NAME, 4, 7, done -> {});
    }

    @Test
    void theSameSeedMakesTheSameFile() {
        assertThat(small().toBytes()).isEqualTo(small().toBytes());
        assertThat(Freezer.freeze(NAME, 4, 8, done -> {}).hash()).isNotEqualTo(small().hash());
    }

    @Test
    void whatIsReadIsWhatWasWritten() throws IOException {
        Path file = folder.resolve("some/set.json");
        small().write(file);
        EvaluationSet read = EvaluationSet.read(file);

        assertThat(read.toBytes()).isEqualTo(Files.readAllBytes(file));
        assertThat(read.hash()).isEqualTo(small().hash());
        assertThat(read.name()).isEqualTo(NAME);
        assertThat(read.set()).contains("two-room-fixed-cross-room");
        for (int i = 0; i < 4; i++) {
            assertThat(read.at(i).start()).containsExactly(small().at(i).start());
            assertThat(read.at(i).goal()).containsExactly(small().at(i).goal());
        }
    }

    @Test
    void wallsAsTextAreNamedByTheirHashAndReadBack() throws IOException {
        TaskName name = new TaskName("two-room", "#######/#.....#/#.###.#/#.....#/#######", "far");
        EvaluationSet set = Freezer.freeze(name, 3, 7, done -> {});
        set.write(folder.resolve("set.json"));

        assertThat(name)
                .hasToString(
                        "two-room-walls-" + Integer.toHexString(name.layout().hashCode()) + "-far");
        assertThat(EvaluationSet.read(folder.resolve("set.json")).name()).isEqualTo(name);
    }

    @Test
    void outcomesAreThoseOfTheSeedItWasFrozenFrom() throws InterruptedException {
        EvaluationSet set = small();
        Task task = set.task();
        PlannerSettings quick = PlannerSettings.defaults().withSamples(8);

        for (Entrant entrant : List.of(Entrants.random(task.environment()), Entrants.simulator(task, quick, 4))) {
            assertThat(new Evaluation(task, set, 2).run(entrant).trials())
                    .isEqualTo(new Evaluation(task, 4, 7, 1).run(entrant).trials());
        }
    }

    @Test
    void theFirstCasesAreOfTheSameName() {
        EvaluationSet first = small().first(2);

        assertThat(first.count()).isEqualTo(2);
        assertThat(first.set()).isEqualTo(small().set());
        assertThat(first.at(1).seed()).isEqualTo(small().at(1).seed());
        assertThatThrownBy(() -> small().first(5)).hasMessageContaining("trials (5) must be within 1 to the 4 cases");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"format\": \"foresee    | \"format\": \"other   | is no evaluation set.",
                "\"version\": 1           | \"version\": 2        | has format version 2; this Foresee reads 1.",
                "\"budget\": 100          | \"budget\": 200       | was frozen for the budget (200), which is now (100).",
                "within 2.3 px            | within 9 px           | was frozen for the strict (centre within 9 px",
                "[layout=fixed]           | [layout=odd]          | was frozen for the description (two-room[layout=odd])",
                "\"seed\": 7              | \"seed\": 8           | is damaged: its sha256 is",
                "\"seed\": 7              | \"seed\": 7.5         | has seed (7.5), which must be an integer.",
                "\"seed\": 7              | \"seed\": 7, \"a\": 1 | has unknown keys [a] in it.",
                "\"seed\": 7,             | ''                    | lacks [seed] in it.",
                "\"steps\"                | \"stops\"             | has unknown keys [stops] in case 0.",
                "\"reachedBy\": \"short   | \"reachedBy\": \"long | is damaged: its sha256 is",
                "\"start\": [             | \"start\": [\"1\",    | with \"1\" for a number.",
                "\"start\": [             | \"start\": [1,        | cannot be used: case 0: state size",
                "\"variation\": \"nominal | \"variation\": \"wild | cannot be used: unknown variation (wild)",
                "\"task\": \"cross-room   | \"task\": \"cross     | cannot be used: unknown task of two-room (cross)",
                "\"cases\": [             | \"cases\": [[],       | lacks [goal, reachedBy, seed, start, steps] in case 0."
            })
    void whatWasTamperedWithIsRefusedInOneLine(String text, String other, String message) {
        String good = new String(small().toBytes(), StandardCharsets.UTF_8);
        assertThat(good).contains(text);
        byte[] bad = good.replaceFirst(Pattern.quote(text), Matcher.quoteReplacement(other))
                .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> EvaluationSetJson.parse("some.json", bad))
                .isInstanceOf(EvaluationSetFormatException.class)
                .hasMessageStartingWith("some.json ")
                .hasMessageContaining(message);
    }

    @Test
    void aFileThatEndsTooEarlyIsRefusedWhereverItEnds() {
        byte[] good = small().toBytes();
        for (int length = 0; length < good.length - 2; length += 97) {
            byte[] cut = Arrays.copyOf(good, length);

            assertThatThrownBy(() -> EvaluationSetJson.parse("some.json", cut))
                    .isInstanceOf(EvaluationSetFormatException.class)
                    .hasMessageStartingWith("some.json is ");
        }
    }

    @Test
    void everyDigitOfAStateCounts() {
        String good = new String(small().toBytes(), StandardCharsets.UTF_8);
        int digit = good.indexOf('.', good.indexOf("\"start\"")) + 3;
        char other = good.charAt(digit) == '1' ? '2' : '1';
        byte[] bad = (good.substring(0, digit) + other + good.substring(digit + 1)).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> EvaluationSetJson.parse("some.json", bad)).hasMessageContaining("is damaged");
    }

    @Test
    void casesThatAreSolvedAtTheStartOrThereTwiceAreRefused() {
        List<EvaluationSet.Frozen> cases = new ArrayList<>(small().cases());
        cases.add(cases.get(0));
        assertThatThrownBy(() -> new EvaluationSet(NAME, 7, cases))
                .hasMessageContaining("seeds of the cases must differ; 4 of 5");

        float[] goal = small().at(0).goal();
        EvaluationSet.Frozen solved = new EvaluationSet.Frozen(new Task.Case(1, goal, goal), new Reach("oracle", 1));
        assertThatThrownBy(() -> new EvaluationSet(NAME, 7, List.of(solved)))
                .hasMessageContaining("case 0 is solved at its start: centre within 4.5 px");
        assertThatThrownBy(() -> new EvaluationSet(NAME, 7, List.of())).hasMessageContaining("cases (0)");
    }

    @Test
    void numbersAreAsShortAsMakesTheSameFloat() {
        assertThat(EvaluationSetJson.shortest(0.1f)).isEqualTo("0.1");
        assertThat(EvaluationSetJson.shortest(20)).isEqualTo("20");
        assertThat(EvaluationSetJson.shortest(0)).isEqualTo("0");
        KeyedRandom random = new KeyedRandom(1);
        for (int i = 0; i < 20_000; i++) {
            float value = Float.intBitsToFloat(random.nextInt());
            if (Float.isFinite(value)) {
                String text = EvaluationSetJson.shortest(value);
                assertThat((float) Double.parseDouble(text)).isEqualTo(value);
                assertThat(text.replaceAll("E.*|[-.]", "").replaceAll("^0+", ""))
                        .hasSizeLessThanOrEqualTo(9);
            }
        }
        assertThat((float) Double.parseDouble(EvaluationSetJson.shortest(-0f))).isEqualTo(-0f);
        assertThat(EvaluationSetJson.shortest(Float.MIN_VALUE)).isEqualTo("1E-45");
    }

    @Test
    void anUnknownSetIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> EvaluationSet.bundled("two-room-fixed-cros-room"))
                .hasMessageContaining("unknown evaluation set (two-room-fixed-cros-room)")
                .hasMessageContaining("Maybe two-room-fixed-cross-room.");
    }
}
