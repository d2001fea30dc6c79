package foresee.envs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds physics and frames of every environment of the catalogue, in every layout and among walls given as text, at the least and the greatest level of variation, to
 * the bits that they had when models and published numbers were made: on every JDK, by one thread and by eight.
 *
 * <p>{@code golden.txt} has a line for each: {@link Environment#describe()}, the {@link Golden} hash of states, that of frames. Where one
 * changes on purpose, it is a line in the change log. The file is made again by
 *
 * <pre>{@code scripts/test -pl envs -Dtest=GoldenTest -Dforesee.golden=src/test/resources/foresee/envs/golden.txt}</pre>
 */
class GoldenTest {
    private static final String OUT = System.getProperty("foresee.golden", "");
    private static final String WALLS = "#######/#..#..#/#.....#/#..#..#/#######";
    private static final Map<String, String> FOUND = new TreeMap<>();

    static Stream<Environment> environments() {
        return Sandbox.environments().stream()
                .flatMap(name -> layouts(name)
                        .flatMap(layout -> Stream.of(VariationLevel.NOMINAL, VariationLevel.STRONG)
                                .map(level -> Sandbox.environment(name, layout, level))));
    }

    /** Those of a name, and walls as text where they are taken. */
    private static Stream<String> layouts(String name) {
        Stream<String> named = Sandbox.layouts(name).stream();
        return Sandbox.takesWalls(name) ? Stream.concat(named, Stream.of(WALLS)) : named;
    }

    @ParameterizedTest
    @MethodSource("environments")
    void statesAndFramesKeepTheirBits(Environment environment)
            throws IOException, InterruptedException, ExecutionException {
        Golden one = new Golden(environment, 1);
        String found = one.states() + " " + one.frames();
        FOUND.put(environment.describe(), found);

        assertThat(new Golden(environment, 8).states()).as("by eight threads").isEqualTo(one.states());
        if (OUT.isEmpty()) {
            assertThat(table().get(environment.describe()))
                    .as("states and frames of %s, see GoldenTest", environment)
                    .isEqualTo(found);
        }
    }

    @Test
    void nothingElseIsInTheTable() throws IOException {
        if (OUT.isEmpty()) {
            assertThat(table().keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            environments().map(Environment::describe).toList());
        }
    }

    @AfterAll
    static void makeAgain() throws IOException {
        if (!OUT.isEmpty()) {
            String lines = FOUND.entrySet().stream()
                    .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
                    .collect(Collectors.joining());
            Files.writeString(Path.of(OUT), lines);
        }
    }

    private static Map<String, String> table() throws IOException {
        try (InputStream in = GoldenTest.class.getResourceAsStream("golden.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("(?<=\\]) ", 2))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        }
    }
}
