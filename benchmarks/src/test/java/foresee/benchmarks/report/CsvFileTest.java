package foresee.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvFileTest {

    @Test
    void quotesAreThoseOfRfc4180() throws IOException {
        assertThat(CsvFile.text(List.of(List.of("a", "b"), List.of("x, \"y\"", 1.5), List.of("two\nlines", ""))))
                .isEqualTo("a,b\r\n\"x, \"\"y\"\"\",1.5\r\n\"two\nlines\",\r\n");
    }
}
