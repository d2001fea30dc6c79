package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineNoiseTest {
    private static final String STAT = """
            cpu  1000 200 300 4000 100 10 20 50 7 3
            cpu0 500 100 150 2000 50 5 10 25 4 1
            intr 12345 0 1
            ctxt 99
            """;
    private static final String LATER = """
            cpu  1060 200 310 4020 102 10 20 58 8 3
            cpu0 530 100 155 2010 51 5 10 29 4 1
            """;

    private final AtomicLong now = new AtomicLong();
    private long pieces;

    /** A millisecond; every fiftieth piece from the third round on takes two. */
    private void piece() {
        pieces++;
        boolean slow = pieces > 400 && pieces % 50 == 0;
        now.addAndGet(slow ? 2_000_000 : 1_000_000);
    }

    private NoiseWatch watch(Iterator<String> stats, Iterator<Double> loads) {
        return new NoiseWatch(now::get, this::piece, stats::next, loads::next);
    }

    @Test
    void ticksAreThoseOfAllProcessors() {
        ProcessorTimes times = ProcessorTimes.parse(STAT).orElseThrow();

        assertThat(times).isEqualTo(new ProcessorTimes(5680, 4100, 50));
        assertThat(ProcessorTimes.parse(LATER).orElseThrow().since(times)).isEqualTo(new ProcessorTimes(100, 22, 8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "intr 1 2 3",
                "cpu0 1 2 3 4 5 6 7 8 9 10",
                "cpu  1 2 3 4 5 6 7",
                "cpu  1 2 x 4 5 6 7 8",
                "cpu  -1 2 3 4 5 6 7 8"
            })
    void whatIsNoStatTellsNothing(String text) {
        assertThat(ProcessorTimes.parse(text)).isEmpty();
    }

    @Test
    void sharesAreOfWhatWasSpentInBetween() {
        NoiseWatch watch =
                watch(List.of(STAT, LATER).iterator(), List.of(0.5, 1.5).iterator());
        MachineNoise noise = watch.end();

        assertThat(noise.steal()).isCloseTo(0.08, within(1e-12));
        assertThat(noise.idle()).isCloseTo(0.22, within(1e-12));
        assertThat(noise.rounds()).extracting(MachineNoise.Round::load).containsExactly(0.5, 1.5);
    }

    @Test
    void roundsAreInOrderAndTimesAreThoseOfTheClock() {
        NoiseWatch watch =
                watch(List.of("", "").iterator(), List.of(-1.0, -1.0, -1.0).iterator());
        watch.during();
        MachineNoise noise = watch.end();

        assertThat(noise.rounds())
                .containsExactly(
                        new MachineNoise.Round("before", 1, 1, 1, 1, -1),
                        new MachineNoise.Round("during", 1, 1, 2, 2, -1),
                        new MachineNoise.Round("after", 1, 1, 2, 2, -1));
        assertThat(noise.steal()).isEqualTo(MachineNoise.UNKNOWN);
        assertThat(noise.idle()).isEqualTo(MachineNoise.UNKNOWN);
        assertThat(noise.slowdown()).isEqualTo(2);
        assertThat(noise.typicalSlowdown()).isEqualTo(1);
        assertThat(noise.words())
                .isEqualTo("busy: a fixed piece of work took up to 2.0 x its least time, mostly 1.0 x");
    }

    @Test
    void isQuietWhereWorkTakesItsTimeAndNothingIsStolen() {
        MachineNoise.Round before = new MachineNoise.Round("before", 0.5, 0.51, 0.6, 3, 0.2);
        MachineNoise.Round after = new MachineNoise.Round("after", 0.5, 0.52, 0.55, 0.6, 1.9);
        MachineNoise quiet = new MachineNoise(List.of(before, after), 0.001, 0.49);

        assertThat(quiet.quiet()).isTrue();
        assertThat(quiet.words())
                .isEqualTo("quiet: a fixed piece of work took up to 1.2 x its least time, mostly 1.0 x;"
                        + " 0.1 % of processor time stolen, 49 % idle; load 0.2 at first, 1.9 at last");
        MachineNoise stolen = new MachineNoise(List.of(before, after), 0.02, 0.49);
        assertThat(stolen.quiet()).isFalse();
        assertThat(stolen.words()).startsWith("busy: ").contains("2.0 % of processor time stolen");
    }

    @Test
    void aProcessorThatBecameSlowerShowsAgainstTheLeastOfAllRounds() {
        MachineNoise.Round before = new MachineNoise.Round("before", 0.5, 0.5, 0.5, 0.5, 0);
        MachineNoise.Round after = new MachineNoise.Round("after", 0.9, 0.9, 0.9, 0.9, 0);
        MachineNoise noise = new MachineNoise(List.of(before, after), 0, 1);

        assertThat(noise.slowdown()).isCloseTo(1.8, within(1e-12));
        assertThat(noise.typicalSlowdown()).isCloseTo(1.8, within(1e-12));
        assertThat(noise.words()).startsWith("busy: a fixed piece of work took up to 1.8 x its least time");
    }

    @Test
    void greatFactorsAreSaidWithoutTenths() {
        MachineNoise.Round round = new MachineNoise.Round("before", 0.5, 4.9, 75.6, 80, -1);

        assertThat(new MachineNoise(List.of(round), -1, -1).words())
                .isEqualTo("busy: a fixed piece of work took up to 151 x its least time, mostly 9.8 x");
    }

    @Test
    void jacksonReadsWhatItWrites() throws JsonProcessingException {
        MachineNoise noise = watch(
                        List.of(STAT, LATER).iterator(), List.of(0.5, 1.5).iterator())
                .end();
        ObjectMapper json = new ObjectMapper();

        assertThat(json.readValue(json.writeValueAsString(noise), MachineNoise.class))
                .isEqualTo(noise);
    }

    @Test
    void thisMachineCanBeWatched() {
        MachineNoise noise = NoiseWatch.begin().end();

        assertThat(noise.rounds()).extracting(MachineNoise.Round::when).containsExactly("before", "after");
        assertThat(noise.slowdown()).isGreaterThanOrEqualTo(1);
        assertThat(noise.words()).contains("a fixed piece of work took up to ");
    }

    @Test
    void refusesTimesThatCannotBe() {
        assertThatThrownBy(() -> new MachineNoise(List.of(), 0, 0)).hasMessage("rounds (0) must be at least 1.");
        assertThatThrownBy(() -> new MachineNoise.Round("before", 0, 1, 1, 1, 0))
                .hasMessageContaining("(0.0, 1.0,");
        assertThatThrownBy(() -> new MachineNoise.Round("before", 1, 2, 1.5, 3, 0))
                .hasMessageContaining("in order");
        assertThatThrownBy(() -> new MachineNoise.Round("before", 1, 1, 1, Double.NaN, 0))
                .hasMessageContaining("finite");
    }
}
