package foresee.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TrainingHistoryTest {
    private static TrainingProgress step(int step, double total, double spread) {
        return step(1, step, total, spread);
    }

    private static TrainingProgress step(int stage, int step, double total, double spread) {
        return new TrainingProgress(
                stage, 2, step, 100, total, total / 2, "sigreg", 0.1, 0.2, 0.3, 1, 3, spread, 0.5, 7000, 1, List.of());
    }

    @Test
    void everyStepIsALineOfTheFile() {
        TrainingHistory history = new TrainingHistory();
        history.step(step(0, 1.5, 0.25));
        history.step(step(2, 0, Double.POSITIVE_INFINITY, 0.5));
        List<String> lines = history.csv().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith("stage,step,total,prediction,").endsWith(",spread,against_constant");
        assertThat(lines.get(1))
                .isEqualTo("1,0,1.50000,0.750000,0.100000,0.200000,0.300000,1.00000,3.00000,0.250000,0.500000");
        assertThat(lines.get(2)).startsWith("2,0,,,");
    }

    @Test
    void whatProbesReadHasAColumnForEachFactor() {
        List<ProbeScore> read =
                List.of(new ProbeScore("agent x", "px", 0.975, 1), new ProbeScore("a \"b\", c", "", Double.NaN, 1));
        TrainingProgress looked = new TrainingProgress(1, 1, 1, 9, 1, 1, "sigreg", 1, 1, 1, 1, 1, 1, 1, 1, 1, read);
        TrainingHistory history = new TrainingHistory();
        history.step(step(0, 1.5, 0.25));
        history.step(looked);
        List<String> lines = history.csv().lines().toList();
        assertThat(lines.get(0)).endsWith(",against_constant,\"r2 agent x\",\"r2 a \"\"b\"\", c\"");
        assertThat(lines.get(1)).endsWith(",0.500000,,");
        assertThat(lines.get(2)).startsWith("1,1,1.00000,").endsWith(",1.00000,0.975000,");
    }

    @Test
    void theCourseIsJudgedFromTheEndOfTheRampOn() {
        TrainingHistory history = new TrainingHistory();
        for (int t = 0; t < 100; t++) {
            history.step(step(t, t < 30 ? 9 : t == 70 ? 5 : 2, t / 100.0));
        }
        TrainingCourse course = TrainingCourse.of(history, 30);
        assertThat(course.steps()).isEqualTo(100);
        assertThat(course.firstSpread()).isCloseTo(0.045, Offset.offset(1e-12));
        assertThat(course.lastSpread()).isCloseTo(0.945, Offset.offset(1e-12));
        assertThat(course.firstLoss()).isEqualTo(2);
        assertThat(course.jumps()).isCloseTo(1.0 / 50, Offset.offset(1e-12));
    }

    @Test
    void theCourseIsThatOfTheFirstStage() {
        TrainingHistory history = new TrainingHistory();
        for (int t = 0; t < 50; t++) {
            history.step(step(1, t, 2, 0.9));
        }
        for (int t = 0; t < 500; t++) {
            history.step(step(2, t, t % 30 == 29 ? 9 : 0.1, 0.5));
        }
        TrainingCourse course = TrainingCourse.of(history, 10);
        assertThat(course.steps()).isEqualTo(50);
        assertThat(course.lastSpread()).isCloseTo(0.9, Offset.offset(1e-12));
        assertThat(course.jumps()).isZero();
        assertThat(history.steps(2)).hasSize(500);
    }

    @Test
    void aRunShorterThanItsRampHasACourse() {
        TrainingHistory history = new TrainingHistory();
        history.step(step(0, 3, 0.1));
        assertThat(TrainingCourse.of(history, 300).lastLoss()).isEqualTo(3);
        assertThatThrownBy(() -> TrainingCourse.of(new TrainingHistory(), 300))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
