package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.envs.Criterion;
import foresee.envs.Environment;
import foresee.envs.Sandbox;
import foresee.envs.Task;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OracleFilmTest {
    private static final int PIXELS = 128;
    private static final Task TASK = Sandbox.task(Sandbox.environment("two-room"), "same-room");
    private static final Task.Case PROBLEM = Cases.drawn(TASK, 1, 0).at(0);
    private static final List<Integer> TOLD = new ArrayList<>();
    private static OracleFilm film;

    @TempDir
    Path folder;

    @BeforeAll
    static void shoot() {
        film = new OracleFilm(TASK, PROBLEM, 2, TOLD::add);
    }

    @Test
    void itIsTheOracleOfAnEvaluationWhateverTheThreads() throws InterruptedException {
        TrialResult evaluated =
                new Evaluation(TASK, 1, 0, 1).run(Oracle.entrant(TASK)).trials().get(0);
        assertThat(film.result()).isEqualTo(evaluated);
        assertThat(film.reached()).isTrue();
        assertThat(TOLD).hasSize(evaluated.steps()).endsWith(evaluated.steps());
    }

    @Test
    void wordsSayWhatWasReachedAndWhen() {
        assertThat(film.words())
                .isEqualTo("reached the goal of two-room same-room in %d steps (moderate; strict in %d)"
                        .formatted(
                                film.result().metAt().get("moderate"),
                                film.result().metAt().get("strict")));
    }

    @Test
    void everyStepUntilTheLastCriterionIsAFrame() throws IOException {
        Path path = folder.resolve("oracle.gif");
        film.writeGif(path, PIXELS);
        List<Integer> delays = GifWriterTest.delays(path);
        int end = film.result().metAt().get("strict");
        assertThat(delays).hasSize(end + 1).startsWith(70).endsWith(180);
        assertThat(delays.subList(1, end)).containsOnly(10);
    }

    @Test
    void theGoalIsOutlinedInTheWorldAndShownBesideIt() throws IOException {
        Path path = folder.resolve("oracle.gif");
        film.writeGif(path, PIXELS);
        BufferedImage first = GifWriterTest.frames(path).get(0);
        assertThat(first.getWidth()).isEqualTo(2 * PIXELS + 10 + 2 * 16);
        int x = Math.round(PROBLEM.goal()[0] * 2);
        int y = Math.round(PROBLEM.goal()[1] * 2);
        assertThat(red(first, 16 + PIXELS + 10 + x, 16 + y)).as("goal panel").isGreaterThan(200);
        assertThat(red(first, 16 + x, 16 + y)).as("faintly").isBetween(30, 120);
        int startX = Math.round(PROBLEM.start()[0] * 2);
        int startY = Math.round(PROBLEM.start()[1] * 2);
        assertThat(red(first, 16 + startX, 16 + startY)).as("agent").isGreaterThan(200);
    }

    private static int red(BufferedImage picture, int x, int y) {
        return picture.getRGB(x, y) >> 16 & 0xff;
    }

    @Test
    void anAttemptThatFailsIsSaidSo() {
        Task hasty = new Hasty(Sandbox.task(Sandbox.environment("two-room"), "cross-room"));
        OracleFilm failed = new OracleFilm(hasty, Cases.drawn(hasty, 1, 0).at(0), 1, step -> {});
        assertThat(failed.reached()).isFalse();
        assertThat(failed.words())
                .startsWith("did not reach the goal of two-room cross-room in 3 steps (")
                .endsWith(" px away)");
    }

    /** The same task in three steps, in which nobody gets from room to room. */
    private record Hasty(Task task) implements Task {
        @Override
        public int budget() {
            return 3;
        }

        @Override
        public String name() {
            return task.name();
        }

        @Override
        public Environment environment() {
            return task.environment();
        }

        @Override
        public Case draw(long seed) {
            return task.draw(seed);
        }

        @Override
        public Case toward(float[] goal, long seed) {
            return task.toward(goal, seed);
        }

        @Override
        public double distance(float[] state, float[] goal) {
            return task.distance(state, goal);
        }

        @Override
        public double radius() {
            return task.radius();
        }

        @Override
        public String distanceUnit() {
            return task.distanceUnit();
        }

        @Override
        public List<Criterion> criteria() {
            return task.criteria();
        }
    }
}
