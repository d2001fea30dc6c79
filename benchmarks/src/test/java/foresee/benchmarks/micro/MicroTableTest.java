package foresee.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MicroTableTest {
    private static final WorkResult ROLLOUT = new WorkResult(
            "rollout",
            2e9,
            Map.of(
                    Contestant.PEAK, List.of(250.0, 250.0),
                    Contestant.VECTOR, List.of(10.0, 10.0),
                    Contestant.SCALAR, List.of(40.0, 40.0),
                    Contestant.PEER, List.of(25.0, 25.0)));
    private static final WorkResult THREADS = new WorkResult(
            "threads",
            0,
            Map.of(
                    Contestant.ONE_THREAD, List.of(18.0, 20.0),
                    Contestant.TWO_THREADS, List.of(10.0, 10.0),
                    Contestant.ONE_THREAD_CPU, List.of(18.0, 18.0),
                    Contestant.TWO_THREADS_CPU, List.of(18.9, 18.9)));
    private static final WorkResult DENORMALS = new WorkResult(
            "denormals",
            1e9,
            Map.of(
                    Contestant.VECTOR, List.of(4.0, 4.0),
                    Contestant.DENORMAL_VECTOR, List.of(5.0, 5.0),
                    Contestant.SCALAR, List.of(20.0, 20.0),
                    Contestant.DENORMAL_SCALAR, List.of(30.0, 30.0)));

    private static RunFacts facts(Optional<String> peer) {
        return new RunFacts("A Processor", 2, "A JVM 17", 512, 256, 2, peer);
    }

    @Test
    void aRowHasTimesRatesAndRatios() {
        String table = MicroTable.of(facts(Optional.of("libtorch 2.7.1")), List.of(ROLLOUT));
        assertThat(row(table, "rollout")).isEqualTo("rollout 10.0 200 80 % 25 % 25.0 80 2.50 x");
        assertThat(table).contains("A Processor", "A JVM 17", "2 rounds", "beside libtorch 2.7.1");
    }

    @Test
    void whatWasNotMeasuredIsADash() {
        WorkResult bare = new WorkResult("bare", 0, Map.of(Contestant.VECTOR, List.of(0.5)));
        assertThat(row(MicroTable.of(facts(Optional.empty()), List.of(bare)), "bare"))
                .isEqualTo("bare 0.500 - - -");
    }

    @Test
    void withoutAPeerThereIsNoWordOfIt() {
        assertThat(MicroTable.of(facts(Optional.empty()), List.of(THREADS))).doesNotContain("speed-up:", "beside");
    }

    @Test
    void threadsAreComparedByTheWallAndByTheirProcessorTime() {
        String table = MicroTable.of(facts(Optional.empty()), List.of(THREADS));
        assertThat(row(table, "wall")).isEqualTo("wall 19.0 10.0 1.90 x as fast (rounds: 1.80 x to 2.00 x)");
        assertThat(row(table, "wall, best rounds")).isEqualTo("wall, best rounds 18.0 10.0 1.80 x as fast");
        assertThat(row(table, "CPU of all threads")).isEqualTo("CPU of all threads 18.0 18.9 1.05 x as much");
    }

    @Test
    void denormalsHaveATableOfTheirOwn() {
        String table = MicroTable.of(facts(Optional.empty()), List.of(DENORMALS));
        assertThat(row(table, "vector")).isEqualTo("vector 4.000 5.000 1.25 x as long");
        assertThat(row(table, "scalar")).isEqualTo("scalar 20.0 30.0 1.50 x as long");
        assertThat(table).doesNotContain("GFLOP/s");
    }

    @Test
    void theHeadSaysWhatOursRunsOn() {
        RunFacts plain = new RunFacts("A Processor", 2, "A JVM 17", 512, 0, 1, Optional.empty());
        assertThat(MicroTable.of(plain, List.of(ROLLOUT)))
                .contains("ours on plain loops", "peak of one core: 250 GFLOP/s (vectors of 512 bits)");
        assertThat(MicroTable.of(facts(Optional.empty()), List.of(ROLLOUT))).contains("ours on vectors of 256 bits");
    }

    @Test
    void noLineIsWiderThanAHundred() {
        String table = MicroTable.of(facts(Optional.of("libtorch 2.7.1")), List.of(ROLLOUT, DENORMALS, THREADS));
        assertThat(table.lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void theFileHoldsEveryRound(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("result.json");
        MicroJson.write(file, facts(Optional.empty()), List.of(ROLLOUT, THREADS, DENORMALS));
        ObjectNode node = (ObjectNode) new ObjectMapper().readTree(file.toFile());
        assertThat(node.path("vectorBits").intValue()).isEqualTo(512);
        assertThat(node.at("/works/0/peer/rounds/1").doubleValue()).isEqualTo(25);
        assertThat(node.at("/works/0/speedUp").doubleValue()).isEqualTo(2.5);
        assertThat(node.at("/works/0/shareOfPeak").doubleValue()).isEqualTo(0.8);
        assertThat(node.at("/works/1/oneThread/rounds/0").doubleValue()).isEqualTo(18);
        assertThat(node.at("/works/1/threadsCpu").doubleValue()).isCloseTo(1.05, within(1e-9));
        assertThat(node.at("/works/2/denormalCost").doubleValue()).isEqualTo(1.25);
        assertThat(node.at("/works/2/denormalCostScalar").doubleValue()).isEqualTo(1.5);
        assertThat(node.at("/kernels").textValue()).isEqualTo("vectors of 256 bits");
        assertThat(node.at("/works/1").has("shareOfPeak")).isFalse();
    }

    private static String row(String table, String name) {
        return table.lines()
                .map(line -> line.strip().replaceAll(" +", " "))
                .filter(line -> line.startsWith(name + " "))
                .findFirst()
                .orElse("");
    }
}
