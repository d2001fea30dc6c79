package foresee.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

class LossesTest {
    static Stream<Arguments> latentLosses() {
        return Stream.of(
                Arguments.of(new SigReg(12, 5, 8, 9, 3)),
                Arguments.of(new SigReg(12, 5, 1, 2, 1)),
                Arguments.of(new VicReg(12, 5, 10, 1)),
                Arguments.of(new LogDet(12, 5)),
                Arguments.of(new EpisodeDifferences(new LogDet(6, 5), 4, 3, 5)),
                Arguments.of(new EpisodeDifferences(new SigReg(6, 5, 8, 9, 3), 4, 3, 5)),
                Arguments.of(new Slowness(4, 5)),
                Arguments.of(new Slowness(12, 5)));
    }

    @ParameterizedTest
    @MethodSource("latentLosses")
    void latentLossHasTheGradientOfCentralDifferences(LatentLoss loss) {
        double[] latents = CentralDifferences.normal(60, 11);
        for (int i = 0; i < latents.length; i++) {
            latents[i] *= 0.4 + 0.2 * (i % 5);
        }
        double[] gradient = new double[60];
        loss.evaluate(latents, 1.7, gradient, 5);
        CentralDifferences.check(latents, gradient, () -> 1.7 * loss.evaluate(latents, 0, new double[60], 5));
    }

    @Test
    void sigRegEqualsItsFormula() {
        double[] latents = CentralDifferences.normal(40, 3);
        double expected = 0;
        // D = 1: every direction is +1 or -1, and the statistic is the same for both.
        for (int k = 0; k < 9; k++) {
            double t = k * 0.375;
            double real = 0;
            double imaginary = 0;
            for (double x : latents) {
                real += Math.cos(t * x) / 40;
                imaginary += Math.sin(t * x) / 40;
            }
            double error = Math.pow(real - Math.exp(-t * t / 2), 2) + imaginary * imaginary;
            expected += (k == 0 || k == 8 ? 0.375 : 0.75) * Math.exp(-t * t / 2) * error;
        }
        double value = new SigReg(40, 1, 4, 9, 3).evaluate(latents, 1, new double[40], 1);
        assertThat(value).isCloseTo(expected, Offset.offset(1e-12));
    }

    @Test
    void sigRegIsSmallForAGaussianAndLargeForACollapse() {
        SigReg loss = new SigReg(500, 4, 32, 9, 3);
        double gaussian = loss.evaluate(CentralDifferences.normal(2000, 3), 1, new double[2000], 1);
        double collapsed = loss.evaluate(new double[2000], 1, new double[2000], 1);
        assertThat(gaussian).isLessThan(0.01);
        assertThat(collapsed).isGreaterThan(20 * gaussian);
    }

    @Test
    void sigRegDependsOnItsKeyAlone() {
        SigReg loss = new SigReg(20, 3, 4, 9, 3);
        double[] latents = CentralDifferences.normal(60, 3);
        double first = loss.evaluate(latents, 1, new double[60], 1);
        assertThat(loss.evaluate(latents, 1, new double[60], 2)).isNotEqualTo(first);
        assertThat(loss.evaluate(latents, 1, new double[60], 1)).isEqualTo(first);
    }

    @Test
    void vicRegIsZeroForWideUncorrelatedLatents() {
        double[] latents = {2, 2, -2, 2, 2, -2, -2, -2};
        assertThat(new VicReg(4, 2, 10, 1).evaluate(latents, 1, new double[8], 0))
                .isZero();
    }

    @Test
    void vicRegCountsMissingSpread() {
        double value = new VicReg(4, 2, 10, 1).evaluate(new double[8], 1, new double[8], 0);
        assertThat(value).isCloseTo(10 * (1 - 0.01), Offset.offset(1e-12));
    }

    @Test
    void logDetIsTheRelativeEntropyOfTheCovariance() {
        double[] latents = {3, 1, -3, 1, 3, -1, -3, -1}; // variances 12 and 4/3, uncorrelated
        double expected = (12 + 4 / 3.0 - Math.log(12.001) - Math.log(4 / 3.0 + 0.001) - 2) / 4;
        assertThat(new LogDet(4, 2).evaluate(latents, 1, new double[8], 0)).isCloseTo(expected, Offset.offset(1e-12));
    }

    /** The weaker a direction, the harder it is pulled, down to deviations of 0.03. */
    @Test
    void logDetPullsApartWhatHardlyDiffersTheHardest() {
        double[] latents = {1, 0.05, -1, 0.05, 1, -0.05, -1, -0.05};
        double[] gradient = new double[8];
        new LogDet(4, 2).evaluate(latents, 1, gradient, 0);
        assertThat(-gradient[1]).isGreaterThan(10 * Math.abs(gradient[0]));
    }

    /** Sub-sequences of two frames: 0 and 1 are of one episode, 2 and 3 of another. */
    @Test
    void differencesWithinEpisodesAreThoseOfPairs() {
        double[] latents = {1, 2, 5, 8, 10, 10, 11, 12};
        double half = Math.sqrt(0.5);
        double[] differences = {-4 * half, -6 * half, -half, -2 * half};
        LatentLoss whole = new EpisodeDifferences(new LogDet(4, 1), 4, 2, 1);
        double[] gradient = new double[8];
        double[] ofDifferences = new double[4];
        double expected = new LogDet(4, 1).evaluate(differences, 3, ofDifferences, 0);
        assertThat(whole.evaluate(latents, 3, gradient, 0)).isEqualTo(expected);
        for (int i = 0; i < 4; i++) {
            int at = i / 2 * 4 + i % 2;
            assertThat(gradient[at]).isCloseTo(half * ofDifferences[i], Offset.offset(1e-12));
            assertThat(gradient[at + 2]).isEqualTo(-gradient[at]);
        }
    }

    @Test
    void whatAnEpisodeKeepsIsNoSpread() {
        LatentLoss loss = new EpisodeDifferences(new LogDet(4, 1), 4, 2, 1);
        double colours = loss.evaluate(new double[] {-5, -5, -5, -5, 5, 5, 5, 5}, 1, new double[8], 0);
        assertThat(colours).isEqualTo(loss.evaluate(new double[8], 1, new double[8], 0));
        assertThat(new LogDet(8, 1).evaluate(new double[] {-1, -1, -1, -1, 1, 1, 1, 1}, 1, new double[8], 0))
                .isLessThan(0.1 * colours);
    }

    @Test
    void differencesWithinEpisodesNeedPairs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EpisodeDifferences(new LogDet(6, 1), 3, 4, 1))
                .withMessage("batch (3) must be even.");
    }

    @Test
    void slownessCountsStepsWithinASubSequenceAlone() {
        double[] latents = {0, 1, 3, 50, 50, 51}; // two sub-sequences of three frames
        double[] gradient = new double[6];
        double value = new Slowness(3, 1).evaluate(latents, 2, gradient, 0);
        assertThat(value).isCloseTo((1 + 4 + 0 + 1) / 4.0, Offset.offset(1e-12));
        assertThat(gradient).containsExactly(new double[] {-1, -1, 2, 0, -1, 1}, Offset.offset(1e-12));
    }

    @Test
    void slownessNeedsTwoFrames() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Slowness(1, 5))
                .withMessage("frames (1) must be at least 2.");
    }

    static Stream<Arguments> configurations() {
        return Stream.of(
                Arguments.of(LossConfig.defaults()),
                Arguments.of(LossConfig.vicreg()),
                Arguments.of(LossConfig.defaults()
                        .withInverseDynamicsSpans(List.of(1, 3))
                        .withPredictionWeight(2.5)),
                Arguments.of(LossConfig.defaults().withTargetMomentum(0.9)),
                Arguments.of(LossConfig.defaults().withHorizon(new HorizonSchedule(2, 4000))),
                Arguments.of(LossConfig.defaults().withPerturbation(new PerturbationConfig(0, 0.2, false))),
                Arguments.of(LossConfig.defaults().withPerturbation(new PerturbationConfig(0, 0.2, true))),
                Arguments.of(LossConfig.defaults()
                        .withParts(List.of(
                                new LatentPart(2, Regularizer.SIGREG, 1.5, 2, 0, 0.7),
                                new LatentPart(3, Regularizer.LOGDET, 1, 0, 0.6, 3)))),
                Arguments.of(LossConfig.defaults()
                        .withWithinEpisodes(true)
                        .withParts(List.of(
                                new LatentPart(2, Regularizer.SIGREG, 1.5, 2, 0, 0.7),
                                new LatentPart(3, Regularizer.LOGDET, 1, 0, 0.6, 3)))),
                Arguments.of(LossFixture.predictionAlone()));
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void wholeLossHasTheGradientOfCentralDifferences(LossConfig config) {
        JepaObjective objective = LossFixture.objective(config, DataType.DOUBLE);
        objective.target().ifPresent(target -> target.set(new float[LossFixture.ENCODER]));
        TrainingBatch batch = LossFixture.batch();
        objective.evaluate(batch, 1000, 9);
        double[] gradient = LayerFixture.all(objective.store().gradient());
        CentralDifferences.check(
                objective.store().values(),
                gradient,
                () -> objective.evaluate(batch, 1000, 9).total(),
                250);
    }

    @Test
    void wholeLossOfAPredictorWithAHistoryHasTheGradientOfCentralDifferences() {
        JepaObjective objective =
                LossFixture.objective(LossConfig.defaults(), DataType.DOUBLE, LossFixture.LOOKING_BACK, 2);
        TrainingBatch batch = LossFixture.batch();
        objective.evaluate(batch, 1000, 9);
        double[] gradient = LayerFixture.all(objective.store().gradient());
        CentralDifferences.check(
                objective.store().values(),
                gradient,
                () -> objective.evaluate(batch, 1000, 9).total(),
                250);
    }

    @Test
    void detachedTargetsLeaveTheEncoderToTheStartOfTheRollout() {
        LossConfig prediction = LossFixture.predictionAlone();
        JepaObjective attached = LossFixture.objective(prediction, DataType.DOUBLE);
        JepaObjective detached = LossFixture.objective(prediction.withDetachTargets(true), DataType.DOUBLE);
        LossTerms one = attached.evaluate(LossFixture.batch(), 1000, 9);
        LossTerms two = detached.evaluate(LossFixture.batch(), 1000, 9);
        assertThat(two.total()).isEqualTo(one.total());
        double[] a = LayerFixture.all(attached.store().gradient());
        double[] b = LayerFixture.all(detached.store().gradient());
        int encoder = LossFixture.ENCODER;
        assertThat(java.util.Arrays.copyOfRange(b, 0, encoder))
                .isNotEqualTo(java.util.Arrays.copyOfRange(a, 0, encoder));
        assertThat(java.util.Arrays.copyOfRange(b, encoder, b.length))
                .isEqualTo(java.util.Arrays.copyOfRange(a, encoder, a.length));
    }

    @Test
    void wholeLossInFloatsAgreesWithDoubles() {
        JepaObjective exact = LossFixture.objective(LossConfig.defaults(), DataType.DOUBLE);
        JepaObjective fast = LossFixture.objective(LossConfig.defaults(), DataType.FLOAT);
        double total = exact.evaluate(LossFixture.batch(), 1000, 9).total();
        assertThat(fast.evaluate(LossFixture.batch(), 1000, 9).total())
                .isCloseTo(total, Offset.offset(1e-5 * Math.max(1, total)));
        double[] gradient = LayerFixture.all(exact.store().gradient());
        assertThat(LayerFixture.all(fast.store().gradient())).containsExactly(gradient, Offset.offset(1e-4));
    }

    @Test
    void rankIsTheParticipationRatio() {
        double[] line = {1, 2, 2, 4, 3, 6, -1, -2};
        assertThat(LatentStatistics.of(line, 2).rank()).isCloseTo(1, Offset.offset(1e-12));
        double[] square = {1, 1, 1, -1, -1, 1, -1, -1};
        assertThat(LatentStatistics.of(square, 2).rank()).isCloseTo(2, Offset.offset(1e-12));
        assertThat(LatentStatistics.of(square, 2).spread()).isEqualTo(1);
        assertThat(LatentStatistics.of(new double[8], 2).rank()).isZero();
    }
}
