package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.control.Policy;
import foresee.envs.Environment;
import foresee.envs.Sandbox;
import foresee.envs.Task;
import foresee.model.Episode;
import foresee.model.Observation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AttemptsTest {
    private static final Environment ROOMS = Sandbox.environment("two-room", "random");
    private static final Task TASK = Sandbox.task(ROOMS, "any");
    private static final PlannerSettings SETTINGS =
            PlannerSettings.defaults().withSamples(32).withIterations(2);

    private static Entrant planner() {
        return Entrants.simulator(TASK, SETTINGS, 4);
    }

    /** Asks for more than can be executed, whatever it sees. */
    private static Entrant constant(List<Policy> made) {
        return new Entrant("constant", Entrant.Sight.STATES, (problem, listener) -> {
            Policy policy = observation -> new double[] {100, 0};
            made.add(policy);
            return policy;
        });
    }

    @Test
    void anEpisodeIsWhatATrialOfTheSameCaseGoesThrough() {
        Task.Case problem = TASK.draw(5);
        List<float[]> states = new ArrayList<>();
        TrialResult trial = new Trial(TASK, planner(), state -> states.add(state.clone())).run(0, problem);

        Episode episode = new Attempts(TASK, planner(), 0, 0).episode(problem);

        assertThat(episode.seed()).isEqualTo(problem.seed());
        assertThat(episode.steps()).isEqualTo(trial.steps());
        assertThat(state(episode, 0)).containsExactly(problem.start());
        for (int t = 1; t <= episode.steps(); t++) {
            assertThat(state(episode, t)).containsExactly(states.get(t - 1));
        }
        assertThat(episode.observations())
                .allMatch(observation -> observation.frame().isPresent());
    }

    private static float[] state(Episode episode, int step) {
        return episode.observations().get(step).state().orElseThrow();
    }

    @Test
    void successDoesNotEndAnEpisodeThatIsTooShort() {
        Task.Case problem = TASK.draw(5);
        int steps = new Attempts(TASK, planner(), 0, 0).episode(problem).steps();
        assertThat(steps).isLessThan(TASK.budget());

        assertThat(new Attempts(TASK, planner(), 0, steps + 3).episode(problem).steps())
                .isEqualTo(steps + 3);
        assertThat(new Attempts(TASK, planner(), 0, 1000).episode(problem).steps())
                .isEqualTo(TASK.budget());
    }

    @Test
    void actionsAreThoseThatWereExecuted() {
        Episode episode = new Attempts(TASK, constant(new ArrayList<>()), 0, 20).episode(TASK.draw(1));

        assertThat(episode.actions().get(0, 0)).isLessThan(2.5);
        for (int t = 0; t < episode.steps(); t++) {
            double[] action = {episode.actions().get(t, 0), episode.actions().get(t, 1)};
            assertThat(ROOMS.step(state(episode, t), action)).containsExactly(state(episode, t + 1));
        }
    }

    /** 100 stretches of probability 0.3: between 15 and 46 are random but for 1 time in 1000. */
    @Test
    void aShareOfTheStretchesIsRandomAndPlanningBeginsAnewAfterThem() {
        List<Policy> made = new ArrayList<>();
        Straying straying = new Straying(constant(made), TASK.draw(2), new PlanClock(), ROOMS.actionSpace(), 0.3);
        int random = 0;
        int begunAnew = 1;
        boolean strayed = false;
        for (int stretch = 0; stretch < 100; stretch++) {
            double[] first = straying.act(Observation.ofState(new float[4], 0));
            for (int t = 1; t < Straying.STRETCH; t++) {
                assertThat(straying.act(Observation.ofState(new float[4], t))).containsExactly(first);
            }
            boolean strays = first[0] != 100;
            random += strays ? 1 : 0;
            begunAnew += strayed && !strays ? 1 : 0;
            strayed = strays;
        }
        assertThat(random).isBetween(15, 46);
        assertThat(made).hasSize(begunAnew);
    }

    @Test
    void theSameCaseIsTheSameEpisodeAndAllOrNothingCanBeRandom() {
        Attempts attempts = new Attempts(TASK, planner(), 0.5, 30);
        assertThat(attempts.episode(TASK.draw(3)).actions())
                .isEqualTo(attempts.episode(TASK.draw(3)).actions());
        Episode wild = new Attempts(TASK, constant(new ArrayList<>()), 1, 30).episode(TASK.draw(3));
        Episode tame = new Attempts(TASK, constant(new ArrayList<>()), 0, 30).episode(TASK.draw(3));
        assertThat(wild.actions()).isNotEqualTo(tame.actions());
        assertThatThrownBy(() -> new Attempts(TASK, planner(), -0.1, 30))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("random share (-0.1) must be 0 to 1.");
    }
}
