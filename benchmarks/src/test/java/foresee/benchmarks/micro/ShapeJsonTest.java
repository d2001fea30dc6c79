package foresee.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShapeJsonTest {
    private static final RunFacts FACTS = new RunFacts("A Processor", 2, "A JVM 17", 512, 256, 2, Optional.empty());
    private static final ShapePoint POINT = new ShapePoint(new ShapeModel(256, 512, true), 64, 10);
    private static final ShapeResult ROLLOUT = result(
            Sweep.CANDIDATES,
            Map.of(Contestant.PEAK, List.of(250.0, 150.0), Contestant.VECTOR, List.of(4.0, 6.0)),
            List.of());
    private static final ShapeResult THREADS = result(
            Sweep.THREADS,
            Map.of(
                    Contestant.ONE_THREAD,
                    from(21, 41),
                    Contestant.TWO_THREADS,
                    from(11, 41),
                    Contestant.VECTOR,
                    from(1, 41)),
            List.of(12.0, 10.0, 14.0));

    private static ShapeResult result(Sweep sweep, Map<Contestant, List<Double>> rounds, List<Double> idle) {
        String curve = sweep.curves().get(0).name();
        return new ShapeResult(sweep, curve, POINT, new WorkResult(curve, POINT.flops(), rounds), idle);
    }

    private static List<Double> from(int first, int count) {
        return IntStream.range(first, first + count).mapToObj(i -> (double) i).toList();
    }

    @Test
    void whatWasWrittenIsRead(@TempDir Path folder) throws IOException {
        ShapeJson.Content content = new ShapeJson.Content(FACTS, List.of(ROLLOUT, THREADS));
        Path file = folder.resolve("shape.json");
        ShapeJson.write(file, content);
        assertThat(ShapeJson.read(file)).isEqualTo(content);
    }

    @Test
    void anotherFileIsRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("shape.json");
        Files.writeString(file, "{\"works\": []}");
        assertThatThrownBy(() -> ShapeJson.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not what scripts/bench-shape writes");
    }

    @Test
    void peakIsTheMedianOfAllRounds() {
        assertThat(ShapeResult.peak(List.of(ROLLOUT, THREADS))).isEqualTo(200);
        assertThat(ROLLOUT.leastMillis()).isCloseTo(POINT.flops() / 200e6, within(1e-12));
        assertThat(ROLLOUT.weightRate()).isCloseTo(POINT.weightBytes() / 5e6, within(1e-12));
    }

    @Test
    void threadsAreComparedByTheWallAndAsIfTheSecondCoreWereIdle() {
        assertThat(THREADS.speedUp()).isEqualTo(41.0 / 31);
        assertThat(THREADS.idleSpeedUp()).isEqualTo(21.0 / 12);
    }

    @Test
    void theTableHasARowForEachPointAndIsNarrow() {
        String table = ShapeTable.of(FACTS, List.of(ROLLOUT, THREADS));
        assertThat(table).contains("peak of one core: 200 GFLOP/s", "A Processor");
        assertThat(row(table, 0)).startsWith("64 5.000 ");
        assertThat(row(table, 1)).isEqualTo("64 41.0 31.0 1.32 x 21.0 12.0 1.75 x");
        assertThat(table.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(110));
    }

    private static String row(String table, int number) {
        return table.lines()
                .filter(line -> line.strip().startsWith("64 "))
                .map(line -> line.strip().replaceAll(" +", " "))
                .toList()
                .get(number);
    }
}
