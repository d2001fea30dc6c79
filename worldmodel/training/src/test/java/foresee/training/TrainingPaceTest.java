package foresee.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrainingPaceTest {

    @Test
    void stepsLowerTheLossAndAreRepeatable() {
        TrainingPace pace = new TrainingPace(3);
        TrainingPace same = new TrainingPace(3);
        double first = pace.step();
        assertThat(first).isPositive().isEqualTo(same.step());
        double second = pace.step();
        assertThat(second).isLessThan(first).isEqualTo(same.step());
        assertThat(pace.weights()).isEqualTo(32 * 49 + 64 * 513 + 64 * 1025 + 128 * 1025 + 256 * 2049);
    }
}
