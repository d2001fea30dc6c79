package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.benchmarks.matrix.BenchmarkSpec;
import foresee.benchmarks.matrix.Cell;
import foresee.benchmarks.matrix.ModelLibrary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code docs/benchmarks.md} and {@code docs/planners.md} say of specifications. */
final class BenchmarksPageTest {
    private static final Path DOCS = Path.of("../docs");
    private static final Pattern SPECIFICATION = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
    private static final Pattern SHIPPED = Pattern.compile("(?m)^\\| `([a-z]+)` \\| [^|]+ \\|$");
    private static final Pattern KEY = Pattern.compile("`([A-Za-z]+)`");

    private static List<BenchmarkSpec> specifications(String page) throws IOException {
        return SPECIFICATION
                .matcher(Files.readString(DOCS.resolve(page)))
                .results()
                .map(block -> BenchmarkSpec.parse(page, block.group(1).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    /** The lines of a page's table below a heading. */
    private static Stream<String> table(String heading) throws IOException {
        return Files.readString(DOCS.resolve("benchmarks.md"))
                .lines()
                .dropWhile(line -> !line.equals(heading))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"benchmarks.md", "planners.md"})
    void everySpecificationOnThePageIsOne(String page) throws IOException {
        assertThat(specifications(page)).isNotEmpty();
    }

    @Test
    void theFirstSpecificationHasCells() throws IOException {
        ModelLibrary library =
                new ModelLibrary((name, layout) -> Path.of("../models", name + ".safetensors"), Path.of(""));

        List<Cell> cells = specifications("benchmarks.md").get(0).cells(library);

        int places = 1 + 2 * 2;
        assertThat(cells).hasSize(places * (2 + 3 * 2 * 2));
        assertThat(cells)
                .filteredOn(cell -> cell.planner().equals("icem"))
                .allSatisfy(cell -> assertThat(cell.settings().horizon()).isEqualTo(12));
        assertThat(cells)
                .filteredOn(cell -> cell.planner().equals("mppi narrow"))
                .allSatisfy(cell -> assertThat(cell.settings().horizon()).isEqualTo(16));
    }

    @Test
    void theTableOfKeysHasThoseOfTheFirstSpecification() throws IOException {
        List<String> keys = table("| key | default | what it says |")
                .flatMap(row -> KEY.matcher(row.substring(0, row.indexOf('|', 1)))
                        .results()
                        .map(key -> key.group(1)))
                .toList();

        assertThat(keys).contains("planners", "climb");
        assertThat(specifications("benchmarks.md").get(0).json().fieldNames())
                .toIterable()
                .isSubsetOf(keys);
    }

    @Test
    void theShippedBenchmarksAreInTheTable() throws IOException {
        List<String> names = table("| name | what it asks |")
                .flatMap(row -> SHIPPED.matcher(row).results().map(name -> name.group(1)))
                .toList();

        assertThat(names).containsExactlyElementsOf(BenchmarkSpec.shipped());
    }
}
