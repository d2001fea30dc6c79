package foresee.planning;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.fixtures.SineWorld;
import foresee.model.Context;
import foresee.model.KeyedRandom;
import foresee.model.Latent;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Where a gradient through the whole rollout leads nowhere: a chaotic world in which a goal is to be reached and held, out of
 * 400 evaluations.
 *
 * <p>Measured over 40 starts and goals, mean cost of 10 and of 30 steps: lifted 6.4 and 26.4; descents from 16 plans 9.4 and 39.0,
 * with steps of a quarter 9.3 and 33.8; one descent 13.7 and 51.0, with steps of a quarter 12.4 and 37.4; CEM 8.7 and 41.0;
 * lifted without updates of states 11.8 and 36.7, with default settings 8.8 and 35.1. Of 60 steps nothing is left of the
 * lead: 67.1 to 68.8.
 */
class LongHorizonTest {
    private static final int STARTS = 12;
    private static final Planner LIFTED = new LiftedPlanner(LiftedPlanner.Config.defaults()
            .withSamples(1)
            .withUpdating(new LiftedPlanner.Updating(20, 0.5, 0.1, 1, 0, 0.2))
            .withSynchronising(new LiftedPlanner.Synchronising(5, 0.1, 0.3)));
    private static final List<GradientPlanner.Config> DESCENTS = List.of(
            GradientPlanner.Config.defaults(),
            GradientPlanner.Config.defaults().withLearningRate(0.05),
            GradientPlanner.Config.defaults().withRestarts(1),
            GradientPlanner.Config.defaults().withRestarts(1).withLearningRate(0.05));

    private static double meanCost(Planner planner, int horizon) {
        double sum = 0;
        for (int start = 0; start < STARTS; start++) {
            KeyedRandom random = KeyedRandom.of(start, 99);
            Latent now = new Latent(new float[] {(float) random.nextGaussian(), (float) random.nextGaussian()});
            Latent goal = new Latent(
                    new float[] {(float) (2 * random.nextDouble() - 1), (float) (2 * random.nextDouble() - 1)});
            TrajectoryCost cost = ShootingCost.of(new SineWorld(), Context.of(now), GoalCost.sum(goal));
            PlanningProblem problem = PlanningProblem.of(cost, SineWorld.SPACE, horizon, Budget.evaluations(400));
            sum += planner.plan(problem, start).cost();
        }
        return sum / STARTS;
    }

    @Test
    void liftedStatesReachAndHoldAGoalThatDescentsThroughTheRolloutDoNot() {
        for (int horizon : new int[] {10, 30}) {
            double lifted = meanCost(LIFTED, horizon);
            for (GradientPlanner.Config descent : DESCENTS) {
                assertThat(lifted).isLessThan(0.9 * meanCost(new GradientPlanner(descent), horizon));
            }
        }
    }

    /** The same planner without updates of states: only what the synchronisations do is left. */
    @Test
    void itIsTheUpdatesOfStatesThatDoIt() {
        Planner without = new LiftedPlanner(LiftedPlanner.Config.defaults()
                .withSamples(1)
                .withUpdating(LiftedPlanner.Updating.defaults().withCount(0))
                .withSynchronising(new LiftedPlanner.Synchronising(5, 0.1, 0.5)));
        assertThat(meanCost(LIFTED, 10)).isLessThan(0.8 * meanCost(without, 10));
    }
}
