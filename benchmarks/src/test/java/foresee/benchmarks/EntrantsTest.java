package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.control.ControlListener;
import foresee.control.Goal;
import foresee.control.Imagination;
import foresee.control.MpcController;
import foresee.control.PlanEvent;
import foresee.envs.Environment;
import foresee.envs.Sandbox;
import foresee.envs.Task;
import foresee.model.ActionBatch;
import foresee.model.KeyedRandom;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import foresee.model.Observation;
import foresee.planning.GoalCost;
import foresee.runtime.CompiledWorldModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EntrantsTest {
    private static final Environment ROOMS = Sandbox.environment("two-room", "random");
    private static final Task TASK = Sandbox.task(ROOMS, "cross-room");
    private static final PlannerSettings QUICK =
            PlannerSettings.defaults().withSamples(8).withIterations(2).withHorizon(3);

    @Test
    void aModelGoesThroughEveryTrialTheSameForAnyThreadCount() throws InterruptedException {
        Entrant entrant = Entrants.model(Untrained.modelFor(ROOMS), ROOMS, QUICK);
        List<TrialResult> alone = new Evaluation(TASK, 4, 5, 1).run(entrant).trials();
        List<TrialResult> crowd = new Evaluation(TASK, 4, 5, 3).run(entrant).trials();
        assertThat(entrant.sight()).isEqualTo(Entrant.Sight.FRAMES);
        assertThat(alone).isEqualTo(crowd).hasSize(4);
    }

    @Test
    void anEnsembleIsPlannedInByTheMeanOfItsPredictorsAndTheirSpread() {
        CompiledWorldModel model = Untrained.ensembleFor(ROOMS, 3);
        Latent goal = Entrants.goal(model, ROOMS.render(ROOMS.reset(2)));
        Observation start = Observation.ofFrame(ROOMS.render(ROOMS.reset(1)), 0);
        for (double risk : new double[] {0, 5}) {
            PlannerSettings settings = QUICK.withRisk(risk);
            try (MpcController planned = Entrants.controller(model, goal, settings, 1, ControlListener.NONE);
                    MpcController expected = new MpcController(
                            model,
                            Imagination.across(model.members(), risk),
                            List.of(Goal.endless(GoalCost.nearest(goal))),
                            settings.build(),
                            settings.control(model.actionChunk()),
                            1,
                            ControlListener.NONE);
                    MpcController first = new MpcController(
                            model,
                            GoalCost.nearest(goal),
                            settings.build(),
                            settings.control(model.actionChunk()),
                            1)) {
                double[] action = planned.act(start);
                assertThat(action).isEqualTo(expected.act(start));
                assertThat(action).isNotEqualTo(first.act(start));
            }
        }
    }

    @Test
    void aRiskIsRefusedWhereNothingCanDisagree() {
        CompiledWorldModel alone = Untrained.modelFor(ROOMS);
        PlannerSettings wary = QUICK.withRisk(2);
        assertThatThrownBy(() -> Entrants.model(alone, ROOMS, wary))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("risk (2.0) must be 0 in a model of one predictor");
        assertThat(Entrants.model(Untrained.ensembleFor(ROOMS, 2), ROOMS, wary).name())
                .isEqualTo("mppi");
    }

    @Test
    void aModelOfAnotherEnvironmentIsRefused() {
        CompiledWorldModel model = Untrained.modelFor(new Meadow());
        assertThatThrownBy(() -> Entrants.model(model, ROOMS, QUICK))
                .hasMessageContaining("meadow")
                .hasMessageContaining("two-room");
    }

    @Test
    void theImaginedPathIsWhatTheProbeReadsOffThePrediction() {
        CompiledWorldModel model = Untrained.modelFor(ROOMS, "door y", AgentSpot.Y, AgentSpot.X);
        ImaginedPath path = ImaginedPath.inModel(model);
        List<PlanEvent> events = new ArrayList<>();
        plan(model, ROOMS.reset(1), new ControlListener() {
            @Override
            public void onPlan(PlanEvent event) {
                events.add(event);
                path.onPlan(event);
            }
        });
        LatentTrajectories predicted = new LatentTrajectories(1, 3, model.latentSize());
        ActionBatch actions = ActionBatch.of(events.get(0).plan().actions());
        model.rollout(events.get(0).context(), actions, 0, 1, predicted);
        assertThat(path.after(0))
                .containsExactlyElementsOf(IntStream.range(0, 3)
                        .mapToObj(t -> model.probe(predicted.latent(0, t)))
                        .map(read -> new Spot(read[2], read[1]))
                        .toList());
    }

    @Test
    void aProbeWithoutTheAgentImaginesNoPath() {
        CompiledWorldModel model = Untrained.modelFor(ROOMS, AgentSpot.X, "door y");
        ImaginedPath path = ImaginedPath.inModel(model);
        plan(model, ROOMS.reset(1), path);
        assertThat(path.after(0)).isEmpty();
    }

    private static void plan(CompiledWorldModel model, float[] state, ControlListener listener) {
        Latent goal = Entrants.goal(model, ROOMS.render(ROOMS.reset(2)));
        try (MpcController controller = Entrants.controller(model, goal, QUICK, 1, listener)) {
            controller.act(Observation.ofFrame(ROOMS.render(state), 0));
        }
    }

    @Test
    void theSimulatorReachesAGoalInTheSameRoom() throws InterruptedException {
        Task sameRoom = Sandbox.task(ROOMS, "same-room");
        PlannerSettings settings = QUICK.withSamples(24).withIterations(3);
        EvaluationResult result = new Evaluation(sameRoom, 6, 5, 2).run(Entrants.simulator(sameRoom, settings, 4));
        assertThat(result.moderate().success()).isEqualTo(1);
    }

    @Test
    void theSimulatorFindsTheDoor() throws InterruptedException {
        Entrant ceiling = Entrants.simulator(TASK, PlannerSettings.defaults(), 4);
        assertThat(new Evaluation(TASK, 4, 5, 2).run(ceiling).strict().success())
                .isEqualTo(1);
    }

    @Test
    void theFloorIsAnotherWalkInEveryTrial() {
        Entrant floor = Entrants.random(ROOMS);
        double[] first = floor.start()
                .policy(TASK.draw(KeyedRandom.key(5, 0)), new PlanClock())
                .act(Observation.ofState(ROOMS.reset(1), 0));
        double[] second = floor.start()
                .policy(TASK.draw(KeyedRandom.key(5, 1)), new PlanClock())
                .act(Observation.ofState(ROOMS.reset(1), 0));
        assertThat(first).isNotEqualTo(second);
    }
}
