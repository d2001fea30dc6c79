package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.envs.Task;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialTest {
    private static final Task TASK = Meadow.task();
    private static final PlannerSettings QUICK =
            PlannerSettings.defaults().withSamples(24).withIterations(3).withHorizon(4);
    private static final Entrant PLANNER = Entrants.simulator(TASK, QUICK, 4);

    @Test
    void untilACriterionItIsTheBeginningOfTheWholeRun() {
        Task.Case problem = TASK.draw(3);
        TrialResult whole = new Trial(TASK, PLANNER).run(0, problem);
        TrialResult part = Trial.until(TASK, PLANNER, "moderate").run(0, problem);
        assertThat(part.metAt().get("moderate"))
                .isEqualTo(whole.metAt().get("moderate"))
                .isEqualTo(part.steps());
        assertThat(part.steps()).isLessThan(whole.steps());
    }

    @Test
    void untilACriterionThatIsNeverMetItIsTheWholeRun() {
        Entrant floor = Entrants.random(TASK.environment());
        Task.Case problem = new Task.Case(1, new float[] {5, 5}, new float[] {60, 60});
        TrialResult whole = new Trial(TASK, floor).run(2, problem);
        assertThat(whole.metAt()).isEmpty();
        assertThat(Trial.until(TASK, floor, "moderate").run(2, problem)).isEqualTo(whole);
    }

    @Test
    void aWitnessSeesTheStateAfterEveryStep() {
        List<float[]> seen = new ArrayList<>();
        Task.Case problem = TASK.draw(3);
        TrialResult result = new Trial(TASK, PLANNER, seen::add).run(0, problem);
        assertThat(seen).hasSize(result.steps());
        assertThat(TASK.distance(seen.get(seen.size() - 1), problem.goal())).isEqualTo(result.finalDistance());
    }

    @Test
    void anUnknownCriterionIsRefused() {
        assertThatThrownBy(() -> Trial.until(TASK, PLANNER, "mild").run(0, TASK.draw(3)))
                .hasMessageContaining("mild");
    }
}
