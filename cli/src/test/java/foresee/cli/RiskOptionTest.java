package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Planning in an ensemble from a shell. */
final class RiskOptionTest {
    @TempDir
    private Path folder;

    private RoomPlans plans;
    private Path ensemble;

    @BeforeEach
    void make() throws IOException {
        plans = new RoomPlans(folder);
        ensemble = UntrainedModel.writeEnsemble(folder.resolve("ensemble.safetensors"), 3);
    }

    private Run plan(String model, String... more) {
        String[] words = {"--samples", "4", "--model", model};
        return plans.toGoal(Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void anotherRiskIsAnotherJourneyAndThePlanSaysWhich() throws IOException {
        plan(ensemble.toString());
        assertThat(plans.report().get("risk").asDouble()).isZero();
        byte[] mean = plans.film();
        plan(ensemble.toString(), "--risk", "40");
        assertThat(plans.report().get("risk").asDouble()).isEqualTo(40);
        assertThat(plans.film()).isNotEqualTo(mean);
    }

    @Test
    void aFlightInAnEnsembleIsRepeatedToTheBit() {
        Path log = folder.resolve("flight.log");
        plan(ensemble.toString(), "--risk", "2", "--record", log.toString());

        Run replay = Run.of("replay", log.toString());

        assertThat(replay.exitCode()).as(replay.err()).isZero();
        assertThat(replay.out()).contains("all identical");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2   | --risk (2.0) is for models of several predictors, and this has one. Maybe train one with network.members 3.
                    NaN | risk (NaN) must be finite.
                    low | --risk
                    """)
    void whatCannotBeIsRefusedInOneLine(String risk, String message) throws IOException {
        Path one = UntrainedModel.write(folder.resolve("one.safetensors"));

        Run run = plan(one.toString(), "--risk", risk);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines().findFirst().orElseThrow()).contains(message);
        assertThat(plan("simulator", "--risk", "2").exitCode()).isEqualTo(2);
    }
}
