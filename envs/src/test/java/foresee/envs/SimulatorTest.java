package foresee.envs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import foresee.model.ActionBatch;
import foresee.model.Context;
import foresee.model.KeyedRandom;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import org.junit.jupiter.api.Test;

/** {@link SimulatorModel}, {@link DistanceObjective} and {@link SimulatorCost}. */
class SimulatorTest {
    private static final int CANDIDATES = 5;
    private static final int HORIZON = 12;

    private final TwoRoom environment = new TwoRoom(TwoRoom.Layout.FIXED);
    private final Task task = Sandbox.task(environment, "cross-room");
    private final Task.Case drawn = task.draw(2);
    private final Context start = Context.of(new Latent(drawn.start()));
    private final ActionBatch actions = randomActions();

    private ActionBatch randomActions() {
        ActionBatch batch = new ActionBatch(CANDIDATES, HORIZON, 2);
        KeyedRandom random = KeyedRandom.of(4);
        for (int n = 0; n < CANDIDATES; n++) {
            for (int t = 0; t < HORIZON; t++) {
                environment.actionSpace().sample(random, batch.values(), batch.offset(n, t));
            }
        }
        return batch;
    }

    private float[] stateAfter(int n, int steps) {
        float[] state = drawn.start();
        for (int t = 0; t < steps; t++) {
            state = environment.step(state, actions.sequence(n).action(t));
        }
        return state;
    }

    @Test
    void rolloutIsTheEnvironmentItself() {
        for (int chunk : new int[] {1, 4}) {
            SimulatorModel model = new SimulatorModel(environment, chunk);
            LatentTrajectories out = new LatentTrajectories(3, HORIZON / chunk, 4);
            model.rollout(start, actions, 1, 4, out);
            for (int n = 1; n < 4; n++) {
                for (int t = 0; t < HORIZON / chunk; t++) {
                    assertThat(out.latent(n - 1, t).toArray()).containsExactly(stateAfter(n, chunk * (t + 1)));
                }
            }
        }
    }

    @Test
    void encodingIsTheObservedState() {
        SimulatorModel model = new SimulatorModel(environment);

        assertThat(model.encode(environment.observe(drawn.start(), 0)).toArray())
                .containsExactly(drawn.start());
        assertThatThrownBy(
                        () -> model.encode(environment.observe(drawn.start(), 0).framesOnly()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the simulator (two-room) needs an observation with a state, not a frame alone.");
    }

    @Test
    void shapesAreChecked() {
        SimulatorModel model = new SimulatorModel(environment, 5);

        assertThatThrownBy(() -> model.rollout(start, actions, 0, 5, new LatentTrajectories(5, 2, 4)))
                .hasMessage("actions (12 x 2) must be a multiple of 5 x 2.");
        assertThatThrownBy(() ->
                        new SimulatorModel(environment).rollout(start, actions, 0, 5, new LatentTrajectories(4, 12, 4)))
                .hasMessage("trajectories (4 x 12 x 4) must be 5 x 12 x 4.");
        assertThatThrownBy(() -> new SimulatorModel(environment, 0)).hasMessage("action chunk (0) must be at least 1.");
        assertThatThrownBy(() -> new DistanceObjective(task, new float[3])).hasMessage("goal size (3) must be 4.");
        assertThatThrownBy(() -> new DistanceObjective(task, new float[4], -1))
                .hasMessage("share (-1.0) must be at least 0 and finite.");
    }

    @Test
    void costIsNearestApproachPlusAShareOfTheWay() {
        double[] costs = new double[CANDIDATES];
        SimulatorCost.of(task, drawn).evaluate(actions, 0, CANDIDATES, costs);
        for (int n = 0; n < CANDIDATES; n++) {
            double nearest = Double.POSITIVE_INFINITY;
            double sum = 0;
            for (int t = 1; t <= HORIZON; t++) {
                double square = Math.pow(task.remaining(stateAfter(n, t), drawn.goal()), 2);
                nearest = Math.min(nearest, square);
                sum += square;
            }
            assertThat(costs[n]).isCloseTo(nearest + 0.0005 * sum, within(1e-9 * sum));
        }
    }

    @Test
    void costOfACandidateDoesNotDependOnItsSlice() {
        double[] whole = new double[CANDIDATES];
        double[] parts = new double[CANDIDATES];
        SimulatorCost cost = SimulatorCost.of(task, drawn);
        cost.evaluate(actions, 0, CANDIDATES, whole);
        cost.evaluate(actions, 0, 2, parts);
        cost.evaluate(actions, 2, CANDIDATES, parts);

        assertThat(parts).containsExactly(whole);
    }

    @Test
    void costIsZeroAtTheGoal() {
        double[] costs = new double[1];
        new SimulatorCost(environment, drawn.goal(), new DistanceObjective(task, drawn.goal()))
                .evaluate(new ActionBatch(1, 6, 2), 0, 1, costs);

        assertThat(costs[0]).isZero();
    }
}
