package foresee.benchmarks;

import foresee.envs.Task;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/**
 * The film of the {@link Oracle} at work on one case: its world with the goal outlined in it, and the goal beside it.
 *
 * <p>It ends where the last of the criteria that were met was met, or with the budget if none was.
 */
public final class OracleFilm {
    private static final int FIRST_MILLIS = 700;
    private static final int LAST_MILLIS = 1800;

    private final Task task;
    private final Task.Case problem;
    private final List<float[]> states = new ArrayList<>();
    private final TrialResult result;

    /**
     * Lets the oracle work until every criterion is met or the budget is spent, as an evaluation does.
     *
     * @param threads that score its candidates; what it does is the same for any
     * @param progress is told how many steps are done
     */
    public OracleFilm(Task task, Task.Case problem, int threads, IntConsumer progress) {
        this.task = task;
        this.problem = problem;
        states.add(problem.start());
        Entrant oracle = Entrants.simulator(task, Oracle.settings(task).withThreads(threads), Oracle.ACTION_CHUNK);
        Trial trial = new Trial(task, oracle, state -> {
            states.add(state.clone());
            progress.accept(states.size() - 1);
        });
        this.result = trial.run(0, problem);
    }

    /** What became of it. */
    public TrialResult result() {
        return result;
    }

    /** Whether the first criterion was met. */
    public boolean reached() {
        return result.met(first());
    }

    private String first() {
        return task.criteria().get(0).name();
    }

    /** {@code reached the goal of push-t ahead-25 in 31 steps (moderate; strict in 40)}. */
    public String words() {
        String goal = "the goal of " + task.environment().id() + " " + task.name();
        if (!reached()) {
            return "did not reach %s in %d steps (%.1f %s away)"
                    .formatted(goal, result.steps(), result.finalDistance(), task.distanceUnit());
        }
        String others = result.metAt().entrySet().stream()
                .filter(met -> !met.getKey().equals(first()))
                .map(met -> "; " + met.getKey() + " in " + met.getValue())
                .collect(Collectors.joining());
        return "reached %s in %d steps (%s%s)".formatted(goal, result.metAt().get(first()), first(), others);
    }

    /** Writes it as an animated GIF that loops; the first and the last picture stay longer. */
    public void writeGif(Path path, int pixels) throws IOException {
        GoalOutline outline = new GoalOutline(task, problem.goal(), pixels);
        BufferedImage goal = Pictures.image(task.environment().render(problem.goal(), pixels));
        FilmSpeed speed = FilmSpeed.of(task.environment().controlPeriod());
        int end = end();
        try (GifWriter gif = new GifWriter(path)) {
            for (int step = 0; step <= end; step++) {
                if (speed.shows(step, end)) {
                    gif.add(
                            Strip.of(List.of(
                                    new Strip.Panel(outline.over(states.get(step)), caption(step, end)),
                                    new Strip.Panel(goal, "the goal, outlined left"))),
                            step == 0 ? FIRST_MILLIS : step == end ? LAST_MILLIS : speed.delayMillis());
                }
            }
            gif.finish();
        }
    }

    private int end() {
        Map<String, Integer> metAt = result.metAt();
        return metAt.values().stream().mapToInt(Integer::intValue).max().orElse(states.size() - 1);
    }

    private String caption(int step, int end) {
        if (reached() && step >= result.metAt().get(first())) {
            int reached = result.metAt().get(first());
            return step == end ? "reached in " + reached + " steps" : "step " + step + ", reached in " + reached;
        }
        return step == end ? "not reached in " + step + " steps" : "oracle, step " + step + " of " + task.budget();
    }
}
