package foresee.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ShapeOptionsTest {
    @Test
    void aDirectoryIsEnough() {
        ShapeOptions options = ShapeOptions.parse("out");
        assertThat(options.json()).isEqualTo(Path.of("out", "shape.json"));
        assertThat(options.picture()).isEqualTo(Path.of("out", "shape.png"));
        assertThat(options.draw()).isFalse();
    }

    @Test
    void optionsMayStandAnywhere() {
        assertThat(ShapeOptions.parse("--rounds", "3", "out", "--draw"))
                .isEqualTo(new ShapeOptions(Path.of("out"), 3, true, false));
    }

    @Test
    void helpNeedsNoDirectory() {
        assertThat(ShapeOptions.parse("--help").help()).isTrue();
        assertThat(ShapeOptions.usage()).contains("scripts/bench-shape DIR", "shape.json", "shape.png");
    }

    @Test
    void wrongInputIsNamed() {
        refuses("the directory for the results is missing: scripts/bench-shape DIR.");
        refuses("one directory is enough: a or b.", "a", "b");
        refuses("unknown option: --only. There are --rounds N, --draw and --help.", "out", "--only");
        refuses("--rounds (many) must be a whole number.", "out", "--rounds", "many");
        refuses("--rounds (0) must be at least 1.", "out", "--rounds", "0");
        refuses("--rounds needs a value.", "out", "--rounds");
    }

    private static void refuses(String message, String... arguments) {
        assertThatThrownBy(() -> ShapeOptions.parse(arguments))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
