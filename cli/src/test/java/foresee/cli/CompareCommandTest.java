package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In the simulator, where a planner that looks ahead reaches its goals and one that does not reaches none. */
final class CompareCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Path good;

    @BeforeEach
    void run() throws IOException {
        good = bench("good", "{\"planner\": \"cem\", \"label\": \"it\", \"horizon\": 6}", 7);
    }

    private Path bench(String name, String planner, int seed) throws IOException {
        return bench(name, planner, seed, 0);
    }

    private Path bench(String name, String planner, int seed, int exitCode) throws IOException {
        Path spec = folder.resolve(name + ".json");
        Files.writeString(spec, """
                {"name": "%s", "planners": [%s], "models": ["simulator"], "budgets": [32], "ceilingTrials": 1,
                 "tasks": [{"env": "two-room", "task": "same-room"}], "seeds": [%d], "trials": 20}
                """.formatted(name, planner, seed));
        Run run = Run.of("bench", spec.toString(), "--out", folder.resolve(name).toString());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        return folder.resolve(name).resolve("result.json");
    }

    @Test
    void theSameIsNoRegression() throws IOException {
        Run same = Run.of("compare", good.toString(), good.toString());
        assertThat(same.exitCode()).as(same.err()).isZero();
        assertThat(same.outLines()).endsWith("no regression");
        assertThat(same.out()).contains("1 pairs: 0 worse", "1.00 times as long");

        Path otherCases = bench("cases", "{\"planner\": \"cem\", \"label\": \"it\", \"horizon\": 6}", 8);
        Run unpaired = Run.of("compare", good.toString(), otherCases.toString());
        assertThat(unpaired.exitCode()).isZero();
        assertThat(unpaired.out())
                .contains("1 of them as samples of different cases, since the two have no seed with the same number");
    }

    @Test
    void whatGotWorseIsOneAndExitsWithOne() throws IOException {
        Path bad = bench(
                "bad",
                "{\"planner\": \"cem\", \"label\": \"it\", \"options\": {\"startSigma\": 0.001, \"sigmaFloor\": 0.001}}",
                7);
        Run worse = Run.of("compare", good.toString(), bad.toString());

        assertThat(worse.exitCode()).isEqualTo(1);
        assertThat(worse.out())
                .contains(
                        "worse, a regression",
                        "planner it was cem(",
                        "two-room-fixed-same-room, simulator, it, 32 evaluations");
        assertThat(worse.outLines()).endsWith("REGRESSION");
        Run better = Run.of("compare", bad.toString(), good.toString(), "--json");
        assertThat(better.exitCode()).isZero();
        JsonNode json = JSON.readTree(better.out());
        assertThat(json.path("regression").asBoolean()).isFalse();
        assertThat(json.path("pairs").path(0).path("change").asText()).isEqualTo("better");
        assertThat(Run.of("compare", good.toString(), bad.toString(), "--margin", "0.999")
                        .exitCode())
                .as("within the margin")
                .isZero();
    }

    @Test
    void whatDoesNotRunAnyMoreIsARegression() throws IOException {
        Path broken = bench("broken", "{\"planner\": \"gradient\", \"label\": \"it\"}", 7, 1);
        Run run = Run.of("compare", good.toString(), broken.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("does not run any more: ", "planner (gradient) needs gradients");
    }

    @Test
    void aDamagedResultIsOneLine() throws IOException {
        String whole = Files.readString(good);
        Path damaged = folder.resolve("damaged.json");
        for (String text : List.of(
                "",
                "{}",
                whole.substring(0, whole.length() / 2),
                "\0".repeat(100),
                "{\"format\": \"foresee-benchmark-result\", \"version\": 1}",
                whole.replace("\"trials\" : [", "\"trails\" : ["))) {
            Files.writeString(damaged, text);
            Run run = Run.of("compare", good.toString(), damaged.toString());
            assertThat(run.exitCode()).as(text).isEqualTo(2);
            assertThat(run.errLines()).singleElement().asString().startsWith("foresee compare: " + damaged + ": ");
        }
    }

    @Test
    void timesCountWhereThatIsAskedFor() throws IOException {
        Path slow = folder.resolve("slow.json");
        Files.writeString(slow, Files.readString(good).replaceAll("\"p50\" : [0-9.]+", "\"p50\" : 1000.0"));

        assertThat(Run.of("compare", good.toString(), slow.toString()).exitCode())
                .isZero();
        Run counted = Run.of("compare", good.toString(), slow.toString(), "--time-margin", "0.5");
        assertThat(counted.exitCode()).isEqualTo(1);
        assertThat(counted.out()).contains("slower: two-room-fixed-same-room, simulator, it, 32 evaluations: ");
    }

    @Test
    void whatCannotBeComparedIsRefusedInOneLine() throws IOException {
        Path other = bench("other", "\"mppi\"", 7);
        refused("no cell in common", good.toString(), other.toString());
        refused("no such file.", good.toString(), folder.resolve("none.json").toString());
        refused(
                "must be a JSON object.",
                good.toString(),
                Files.writeString(folder.resolve("x.json"), "[]").toString());
        refused("is no result of a benchmark.", folder.resolve("good.json").toString(), good.toString());
        refused("criterion (mild) must be one of", good.toString(), good.toString(), "--criterion", "mild");
        refused("margin (2.0)", good.toString(), good.toString(), "--margin", "2");
        refused("Missing required parameter: 'B.json'", good.toString());
        refused("--time-margin (-1.0) must be at least 0.", good.toString(), good.toString(), "--time-margin", "-1");
    }

    private static void refused(String message, String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "compare";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        Run run = Run.of(all);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines()).singleElement().asString().contains(message);
    }
}
