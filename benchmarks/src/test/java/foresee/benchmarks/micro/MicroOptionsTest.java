package foresee.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MicroOptionsTest {
    @Test
    void withoutOptionsEverythingIsMeasuredWithoutAPeer() {
        assertThat(MicroOptions.parse()).isEqualTo(MicroOptions.defaults());
        assertThat(MicroOptions.defaults().works()).containsExactly(WorkName.values());
        assertThat(MicroOptions.defaults().peers()).isFalse();
    }

    @Test
    void everyOptionIsRead() {
        assertThat(MicroOptions.parse(
                        "--peers", "--only", "decision,rollout-64-relu", "--rounds", "3", "--json", "x.json", "--help"))
                .isEqualTo(new MicroOptions(
                        true,
                        List.of(WorkName.DECISION, WorkName.ROLLOUT_64_RELU),
                        3,
                        Optional.of(Path.of("x.json")),
                        true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--quick | unknown option: --quick",
                "--rounds | --rounds needs a value.",
                "--rounds 0 | --rounds (0) must be at least 1.",
                "--rounds many | --rounds (many) must be a whole number up to 2147483647.",
                "--only --peers | --only needs a value.",
                "--only decision, | --only (decision,) has an empty name in it.",
                "--json a --json b | --json is there twice."
            })
    void whatIsWrongIsSaidInOneLine(String line, String message) {
        assertThatThrownBy(() -> MicroOptions.parse(line.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("\n");
    }

    @Test
    void misspeltWorkGetsTheNearest() {
        assertThatThrownBy(() -> MicroOptions.parse("--only", "decison"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("unknown work (decison); there are rollout-300-relu,")
                .hasMessageEndingWith("Maybe decision.");
    }

    @Test
    void theHelpNamesEveryWork() {
        assertThat(MicroOptions.usage()).contains(WorkName.texts());
    }
}
