package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilmSpeedTest {

    @ParameterizedTest
    @CsvSource({"0.1, 1, 100", "0.05, 1, 50", "0.02, 3, 60", "0.01, 5, 50", "1, 1, 1000"})
    void timePassesAsItDoesInUpToTwentyPicturesASecond(double period, int stride, int delay) {
        assertThat(FilmSpeed.of(period)).isEqualTo(new FilmSpeed(stride, delay));
    }

    @Test
    void theFirstAndTheLastStepAreShown() {
        FilmSpeed speed = FilmSpeed.of(0.02);
        assertThat(IntStream.rangeClosed(0, 7).filter(step -> speed.shows(step, 7)))
                .containsExactly(0, 3, 6, 7);
    }
}
