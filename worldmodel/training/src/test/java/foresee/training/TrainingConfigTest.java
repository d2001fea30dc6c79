package foresee.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.runtime.PlanningAdvice;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TrainingConfigTest {

    @Test
    void jsonRoundTripKeepsEverything() {
        TrainingConfig config = TrainingConfig.defaults()
                .withSeed(9)
                .withNetwork(NetworkConfig.defaults().withLatentSize(48))
                .withLoss(LossConfig.vicreg()
                        .withDetachTargets(true)
                        .withInverseDynamicsSpans(List.of(1, 4))
                        .withTargetMomentum(0.99)
                        .withHorizon(new HorizonSchedule(2, 500))
                        .withPerturbation(new PerturbationConfig(0.05, 0.02, false))
                        .withParts(List.of(
                                new LatentPart(8, Regularizer.SIGREG, 5, 3, 0, 2),
                                new LatentPart(40, Regularizer.SIGREG, 10, 0, 0, 2)))
                        .withWithinEpisodes(true)
                        .withPredictionWeight(3))
                .withSecondStage(new SecondStageConfig(900, 64, 3, 2e-3, 50, 0.5))
                .withPlanning(new PlanningConfig(128, 3, 6, 2, 8))
                .withSteps(77)
                .withCheckpointEvery(5);
        assertThat(TrainingConfigJson.read(TrainingConfigJson.write(config).toString()))
                .isEqualTo(config);
    }

    @Test
    void absentKeysHaveTheirDefaults() {
        TrainingConfig config = TrainingConfigJson.read("{\"optimizer\": {\"steps\": 10}}");
        assertThat(config).isEqualTo(TrainingConfig.defaults().withSteps(10));
    }

    /** Model cards hold configurations written before a key was there: they mean what they meant. */
    @Test
    void aConfigurationOfTheFirstVersionIsThatOfTheDefaultsOfAllNewerKeys() {
        TrainingConfig config = TrainingConfigJson.read("""
                {"seed": 1, "checkpointEvery": 100,
                 "network": {"latentSize": 64, "hiddenSize": 128, "hiddenLayers": 2, "actionChunk": 4},
                 "loss": {"regularizer": "SIGREG", "regularizerWeight": 1.0, "inverseDynamicsWeight": 0.5, "rampSteps": 300,
                  "inverseDynamicsHidden": 128, "projections": 128, "knots": 9, "range": 3.0, "varianceWeight": 10.0,
                  "covarianceWeight": 1.0, "detachTargets": false},
                 "optimizer": {"steps": 2400, "batchSize": 64, "rolloutLength": 8, "learningRate": 0.003, "warmupSteps": 100,
                  "gradientClip": 1.0},
                 "collapse": {"spread": 0.02, "ratio": 1.0, "graceSteps": 150, "patienceSteps": 100}}
                """);
        assertThat(config).isEqualTo(TrainingConfig.defaults());
    }

    @Test
    void aPartWithAKeyTooManyOrTooFewIsRefusedByTheKey() {
        String misspelt = "{\"size\": 64, \"regularizer\": \"LOGDET\", \"regularizerWeight\": 1,"
                + " \"inverseDynamicsWeight\": 0, \"predictionWeight\": 1, \"drwn\": true}";
        assertThatThrownBy(() -> TrainingConfigJson.read("{\"loss\": {\"parts\": [" + misspelt + "]}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown key loss.parts[0].drwn.\nMaybe drawn.");
        assertThatThrownBy(() -> TrainingConfigJson.read("{\"loss\": {\"parts\": [{\"size\": 64}]}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("loss.parts[0].regularizer must be there.");
    }

    @Test
    void aPriceThatIsGoneIsReadAsLongAsItIsZero() {
        assertThat(TrainingConfigJson.read("{\"loss\": {\"overlapWeight\": 0.0}}"))
                .isEqualTo(TrainingConfig.defaults());
        assertThatThrownBy(() -> TrainingConfigJson.read("{\"loss\": {\"overlapWeight\": 5.0}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("loss.overlapWeight");
    }

    @Test
    void spansOfInverseDynamicsMustRiseAndFitTheRollout() {
        for (String spans : new String[] {"[]", "[0]", "[2, 2]", "[3, 1]"}) {
            assertThatThrownBy(() -> TrainingConfigJson.read("{\"loss\": {\"inverseDynamicsSpans\": " + spans + "}}"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("inverseDynamicsSpans", spans);
        }
        assertThatThrownBy(() -> TrainingConfigJson.read("{\"loss\": {\"inverseDynamicsSpans\": [1, 9]}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("loss.inverseDynamicsSpans [1, 9]", "optimizer.rolloutLength (8)");
    }

    @Test
    void partsMustAddUpToTheLatentAndBeWhole() {
        String part = "{\"size\": 10, \"regularizer\": \"SIGREG\", \"regularizerWeight\": 1, \"predictionWeight\": 1";
        assertThatThrownBy(() -> TrainingConfigJson.read(
                        "{\"loss\": {\"parts\": [" + part + ", \"inverseDynamicsWeight\": 0}]}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("loss.parts [10]", "latent size (64)", "not to 10");
        assertThatThrownBy(() -> TrainingConfigJson.read("{\"loss\": {\"parts\": [" + part + "}]}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("inverseDynamicsWeight");
    }

    @Test
    void aPartThatBeginsDrawnNeedsConvolutionsOfItsOwn() {
        LatentPart drawn = new LatentPart(64, Regularizer.SIGREG, 1, 0, 0, 1, true);
        TrainingConfig config = TrainingConfig.defaults();
        LossConfig loss = config.loss().withParts(List.of(drawn));
        assertThatThrownBy(() -> config.withLoss(loss))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("drawn (true)", "splitTrunks");
    }

    @Test
    void whatIsRegularizedWithinEpisodesComesInPairs() {
        assertThatThrownBy(() -> TrainingConfigJson.read(
                        "{\"loss\": {\"withinEpisodes\": true}, \"optimizer\": {\"batchSize\": 63}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("optimizer.batchSize (63)", "loss.withinEpisodes");
        TrainingConfig pairs =
                TrainingConfig.defaults().withLoss(LossConfig.defaults().withWithinEpisodes(true));
        assertThat(pairs.rowsOfRound(3)).containsExactly(32, 10, 10, 12);
        assertThat(TrainingConfig.defaults().rowsOfRound(3)).containsExactly(32, 10, 11, 11);
    }

    @Test
    void aPartThatSaysNothingOfSlownessIsHeldToNone() {
        String part = "{\"size\": 64, \"regularizer\": \"LOGDET\", \"regularizerWeight\": 1,"
                + " \"inverseDynamicsWeight\": 0, %s\"predictionWeight\": 1}";
        assertThat(slowness(part.formatted(""))).isZero();
        assertThat(slowness(part.formatted("\"slownessWeight\": 5, "))).isEqualTo(5);
    }

    private static double slowness(String part) {
        TrainingConfig config = TrainingConfigJson.read("{\"loss\": {\"parts\": [" + part + "]}}");
        return config.loss().parts().get(0).slownessWeight();
    }

    @Test
    void horizonRisesEvenlyToTheWhole() {
        HorizonSchedule horizon = new HorizonSchedule(2, 90);
        assertThat(horizon.at(0, 4)).isEqualTo(2);
        assertThat(horizon.at(29, 4)).isEqualTo(2);
        assertThat(horizon.at(30, 4)).isEqualTo(3);
        assertThat(horizon.at(60, 4)).isEqualTo(4);
        assertThat(horizon.at(90, 4)).isEqualTo(4);
        assertThat(HorizonSchedule.defaults().at(0, 8)).isEqualTo(8);
        assertThatThrownBy(() -> TrainingConfigJson.read("{\"loss\": {\"horizon\": {\"start\": 9}}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("loss.horizon.start (9)", "optimizer.rolloutLength (8)");
    }

    @Test
    void unknownKeysAreRefusedByName() {
        assertThatThrownBy(() -> TrainingConfigJson.read("{\"optimizer\": {\"step\": 10}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("optimizer.step", "steps");
    }

    @Test
    void valuesOfAnotherTypeAreRefused() {
        for (String json : new String[] {
            "{\"seed\": \"one\"}",
            "{\"optimizer\": 3}",
            "[]",
            "{",
            "{\"seed\": 1.5}",
            "{\"loss\": {\"regularizer\": \"X\"}}"
        }) {
            assertThatThrownBy(() -> TrainingConfigJson.read(json))
                    .as(json)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void boundsAreCheckedWithTheirMessage() {
        assertThatThrownBy(() -> TrainingConfigJson.read("{\"network\": {\"latentSize\": 0}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("latentSize (0)");
        assertThatThrownBy(() -> OptimizerConfig.defaults().withLearningRate(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("learningRate (0.0)");
    }

    @Test
    void rateRisesThenFallsAlongACosine() {
        OptimizerConfig optimizer = OptimizerConfig.defaults().withSteps(1100).withLearningRate(1e-3);
        assertThat(optimizer.rate(0)).isEqualTo(1e-5);
        assertThat(optimizer.rate(99)).isEqualTo(1e-3);
        assertThat(optimizer.rate(600)).isCloseTo(5e-4, Offset.offset(1e-12));
        assertThat(optimizer.rate(1100)).isCloseTo(0, Offset.offset(1e-12));
    }

    @Test
    void adamEqualsItsFormulaOverTwoSteps() {
        Adam adam = new Adam(1, 10);
        float[] weight = {1};
        adam.step(weight, new float[] {0.5f}, 0.5, 0.1, 1);
        assertThat(weight[0]).isCloseTo(0.9f, Offset.offset(1e-6f));
        adam.step(weight, new float[] {-0.25f}, 0.25, 0.1, 2);
        double m = (0.9 * 0.05 - 0.1 * 0.25) / (1 - 0.81);
        double v = (0.999 * 0.00025 + 0.001 * 0.0625) / (1 - 0.998001);
        assertThat((double) weight[0]).isCloseTo(0.9 - 0.1 * m / Math.sqrt(v), Offset.offset(1e-5));
    }

    @Test
    void longGradientsAreShortenedToTheClip() {
        float[] one = {0, 0};
        float[] two = {0, 0};
        Adam first = new Adam(2, 1);
        Adam second = new Adam(2, 1);
        first.step(one, new float[] {30, 40}, Adam.norm(new float[] {30, 40}), 0.1, 1);
        second.step(two, new float[] {0.6f, 0.8f}, 1, 0.1, 1);
        assertThat(first.first()).containsExactly(second.first(), Offset.offset(1e-7f));
    }

    @Test
    void anActionIsHeldForOneModelStepUnlessSomethingElseIsSaid() {
        for (int chunk = 1; chunk <= 7; chunk++) {
            NetworkConfig network = NetworkConfig.defaults().withActionChunk(chunk);
            assertThat(TrainingConfig.defaults().withNetwork(network).planningAdvice())
                    .isEqualTo(new PlanningAdvice(64, 4, 12, chunk, chunk));
        }
        TrainingConfig said = TrainingConfigJson.read(
                "{\"network\": {\"actionChunk\": 5}, \"planning\": {\"samples\": 128, \"horizon\": 6, \"replanInterval\": 10}}");
        assertThat(said.planningAdvice()).isEqualTo(new PlanningAdvice(128, 4, 6, 5, 10));
        assertThat(PlanningConfig.of(said.planningAdvice()).advice(5)).isEqualTo(said.planningAdvice());
    }

    @Test
    void adviceOnPlanningMustFitTheActionChunk() {
        String[][] wrong = {
            {
                "{\"horizon\": 7, \"hold\": 3}",
                "planning.horizon (7) x action chunk (5) must be a multiple of planning.hold (3)."
            },
            {
                "{\"horizon\": 2, \"replanInterval\": 11}",
                "planning.horizon (2) x action chunk (5) must be at least planning.replanInterval (11)."
            },
            {"{\"hold\": -1}", "planning.hold (-1)"},
            {"{\"samples\": 1}", "planning.samples (1) must be at least 2."},
            {"{\"horizon\": 0}", "planning.horizon (0) must be at least 1."},
            {"{\"horizons\": 3}", "unknown key (planning.horizons)"}
        };
        for (String[] one : wrong) {
            assertThatThrownBy(() -> TrainingConfigJson.read(
                            "{\"network\": {\"actionChunk\": 5}, \"planning\": " + one[0] + "}"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(one[1]);
        }
    }
}
