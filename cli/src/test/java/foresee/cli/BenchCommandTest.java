package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.envs.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BenchCommandTest {

    @TempDir
    private Path folder;

    @Test
    void overheadIsMeasuredWithoutAModel() {
        Path file = folder.resolve("overhead.json");
        Run run = Run.of("bench", "overhead", "--planner", "random", "--plans", "3", "--json", file.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.outLines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100))
                .anyMatch(line -> line.matches("  random +\\d+\\.\\d\\d +\\d+\\.\\d\\d +\\d+\\.\\d\\d"));
        assertThat(run.out()).contains("300 x 10 evaluations, 10 actions of 2 numbers, 3 plans");
        assertThat(Run.of("inspect", file.toString()).out())
                .contains("300 x 10 evaluations, 3 plans", "random")
                .contains("p50");
    }

    @Test
    void aControlLoopIsMeasuredBesideOneThatDoesNothing() throws IOException {
        Path model = UntrainedModel.write(folder.resolve("m.safetensors"));
        Path file = folder.resolve("loop.json");
        Run run = Run.of(
                "bench",
                "loop",
                "--ticks",
                "20",
                "--period",
                "2.5",
                "--model",
                model.toString(),
                "--json",
                file.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.outLines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100))
                .anyMatch(line -> line.matches("  act\\(\\), CPU( +\\d+\\.\\d\\d){4}"))
                .anyMatch(line -> line.matches("  wakes late, doing nothing( +\\d+\\.\\d\\d){4}"))
                .anyMatch(line -> line.matches("late ticks +\\d+ of 20; doing nothing \\d+ of 20"));
        assertThat(run.out())
                .contains("two-room[layout=fixed] cross-room: 20 ticks of 2.5 ms, seed 0", "20 plans, one thread");
        assertThat(run.err()).contains("tick 1 of 40, 0 s left");
        assertThat(Run.of("inspect", file.toString()).out())
                .contains("20 ticks of 2.5 ms", "mppi in " + model, "doing nothing");
    }

    @Test
    void speedsOfAllEnvironmentsAreMeasured() throws IOException {
        Path file = folder.resolve("envs.json");
        Run run = Run.of("bench", "envs", "--rounds", "1", "--slice", "0.1", "--json", file.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.outLines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        for (String environment : Sandbox.environments()) {
            assertThat(run.outLines()).anyMatch(line -> line.matches("  " + environment + "( +\\d+){5,6} +\\d+ %"));
        }
        assertThat(run.out())
                .contains("median of 1 rounds of 0.1 ms", "push-t ahead-25 oracle, 300 x 25 actions: CPU ");
        assertThat(Run.of("inspect", file.toString()).out())
                .contains("median of 1 rounds", "two-room ", "300 x 25 actions in ");
    }

    @Test
    void ceilingsAreMeasuredOnFrozenSetsAndGoneOnWith() throws IOException {
        Path file = folder.resolve("ceilings.json");
        String[] first = {
            "bench", "ceilings", "--sets", "reacher-open-reach", "--trials", "2", "--json", file.toString()
        };
        Run run = Run.of(first);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.outLines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100))
                .anyMatch(line -> line.matches("reacher-open-reach +2 +moderate +\\d.* % .*% .*"))
                .anyMatch(line -> line.matches(" +strict .*"));
        assertThat(run.err()).contains("1 sets of 2 trials on ", "reacher-open-reach (1 of 1), ceiling: trial 2 of 2,");
        assertThat(Run.of("inspect", file.toString()).out())
                .contains("1 evaluation sets", "reacher-open-reach, 2 trials");

        first[3] = "reacher-open-reach,cart-pole-rail-swing-up";
        Run more = Run.of(
                Stream.concat(Arrays.stream(first), Stream.of("--resume")).toArray(String[]::new));
        assertThat(more.err()).contains("1 sets of 2 trials").doesNotContain("reacher-open-reach");
        assertThat(more.out()).contains("reacher-open-reach", "cart-pole-rail-swing-up");

        first[3] = "cart-pole-rail-swing-up";
        Run one = Run.of(Stream.concat(Arrays.stream(first), Stream.of("--resume", "--estimate"))
                .toArray(String[]::new));
        assertThat(one.out()).contains("cart-pole-rail-swing-up").doesNotContain("reacher-open-reach");
        assertThat(Run.of("inspect", file.toString()).out())
                .as("what was not asked for stays in the file")
                .contains("2 evaluation sets", "reacher-open-reach, 2 trials", "cart-pole-rail-swing-up, 2 trials");

        Files.writeString(file, "{}");
        assertThat(Run.of(Stream.concat(Arrays.stream(first), Stream.of("--resume"))
                                .toArray(String[]::new))
                        .errLines())
                .singleElement()
                .asString()
                .contains("is not the JSON of the benchmark ceilings.");
    }

    @Test
    void anEstimateOfCeilingsRunsNoTrial() {
        Run run = Run.of("bench", "ceilings", "--sets", "reacher-open-reach", "--threads", "2", "--estimate");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("reacher-open-reach: at most ", "1 sets of 200 trials on 2 threads: at most ")
                .doesNotContain("trial 1");
        assertThat(run.out()).contains("no set was measured.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                                  | Missing required parameter: 'NAME|SPEC.json'",
                "plannrs                                           | unknown benchmark (plannrs); there are quick, planners,",
                "plannrs                                           | Maybe planners.",
                "planners --planner mppi,cen --model simulator     | unknown planner (cen)",
                "planners --planner mppi,cen --model simulator     | Maybe cem.",
                "planners --planner cem,cem --model simulator      | cem is there twice.",
                "planners --model none.safetensors                 | none.safetensors is none.",
                "planners --trials 0                               | trials (0) must be within 1 to the 200 cases",
                "planners --trials 201 --model simulator           | trials (201) must be within 1 to the 200 cases",
                "planners --threads 0 --model simulator            | --threads (0) must be at least 1.",
                "planners --cell 12 --model simulator              | --cell (12) must be one of the ",
                "planners --plans 3                                | --plans is not for the benchmark planners.",
                "planners --env two-room                           | --env is not for the benchmark planners.",
                "planners --json table.txt                         | --json (table.txt) must end in .json.",
                "nothing.json                                      | nothing.json: no such file.",
                "pom.xml/spec.json                                 | pom.xml/spec.json: no such file.",
                "quick --model simulator --planner cem --out pom.xml | --out: ",
                "overhead --trials 3                               | --trials is not for the benchmark overhead.",
                "overhead --model simulator                        | --model is not for the benchmark overhead.",
                "overhead --planner cen                            | unknown planner (cen)",
                "overhead --ticks 3                                | --ticks is not for the benchmark overhead.",
                "planners --period 3                               | --period is not for the benchmark planners.",
                "loop --trials 3                                   | --trials is not for the benchmark loop.",
                "loop --ticks 0 --model simulator               | ticks (0) must be at least 1.",
                "loop --ticks many                              | Invalid value for option '--ticks'",
                "loop --period 0                                | --period (0.0) must be over 0",
                "loop --period NaN                              | --period (NaN) must be over 0",
                "loop --planner cem,mppi                        | --planner (cem,mppi) must be one",
                "loop --planner mpi                             | Maybe mppi.",
                "loop --model none.safetensors                  | --model (none.safetensors) is neither",
                "envs --trials 3                                   | --trials is not for the benchmark envs.",
                "envs --planner cem                                | --planner is not for the benchmark envs.",
                "envs --rounds 0                                   | rounds (0)",
                "envs --slice 0                                    | --slice (0.0) must be over 0",
                "ceilings --planner cem                            | --planner is not for the benchmark ceilings.",
                "ceilings --evaluations 8                          | Unknown options: '--evaluations', '8'",
                "ceilings --sets reacher-open-reech                | Maybe reacher-open-reach.",
                "ceilings --trials 201                             | trials (201) must be within 1 to the 200",
                "ceilings --threads 0                              | --threads (0) must be at least 1.",
                "ceilings --resume                                 | Maybe name it: --json FILE.json",
                "ceilings --estimate --json table.json             | Maybe leave --json out.",
                "overhead --plans 0                                | plans (0) must be at least 1."
            })
    void whatCannotBeMeantIsRefusedInOneLine(String arguments, String message) {
        Run run =
                Run.of(("bench " + (arguments == null ? "" : arguments)).strip().split("\\s+"));

        run.assertRefused("foresee bench: ", message);
    }
}
