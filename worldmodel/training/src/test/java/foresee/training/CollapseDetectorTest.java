package foresee.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a run is stopped for, and that the doctor then says the same. */
class CollapseDetectorTest {
    private static final LossConfig LOSS = LossConfig.defaults();

    private static TrainingConfig config(LossConfig loss) {
        return TrainingConfig.defaults()
                .withLoss(loss)
                .withCollapse(CollapseLimits.defaults().withSteps(10, 3));
    }

    private static LossConfig parts(Regularizer regularizer, double weight) {
        return LOSS.withParts(List.of(
                new LatentPart(40, regularizer, weight, 0.5, 0, 1), new LatentPart(24, Regularizer.NONE, 0, 0, 0, 1)));
    }

    /** Of latents of this spread, whose prediction misses {@code ratio} of their variance. */
    private static Optional<String> after(CollapseDetector detector, int step, double spread, double ratio) {
        LatentStatistics latents = new LatentStatistics(spread, 1, 3);
        return detector.judge(step, new LossTerms(1, ratio, 0, 0, 0, latents));
    }

    private static String stopped(LossConfig loss, double spread, double ratio) {
        CollapseDetector detector = new CollapseDetector(config(loss));
        assertThat(after(detector, 10, spread, ratio)).isEmpty();
        assertThat(after(detector, 11, spread, ratio)).isEmpty();
        assertThat(after(detector, 12, spread, ratio)).isEmpty();
        return after(detector, 13, spread, ratio).orElseThrow();
    }

    /** Of such a run, once it is measured. */
    private static Finding doctor(LossConfig loss, double spread) {
        Checkup.Latents latents = new Checkup.Latents(64, spread, 3, 0, 0.9, Double.NaN, 1.5, 1.5, 1.5, List.of());
        return Doctor.examine(new Checkup(config(loss), 100, Outcome.COLLAPSED, Optional.empty(), Optional.of(latents)))
                .get(0);
    }

    private static void assertSameAdvice(String message, Finding finding) {
        String advice = finding.advice();
        assertThat(message).endsWith("Maybe " + Character.toLowerCase(advice.charAt(0)) + advice.substring(1));
    }

    @Test
    void withoutARegularizerOneIsAdvised() {
        LossConfig none = LOSS.withRegularizer(Regularizer.NONE, 0).withInverseDynamicsWeight(0);
        String message = stopped(none, 0.001, 0.5);
        assertThat(message)
                .startsWith("collapsed at step 13: the spread of the latents (0.0010) must be at least 0.02");
        assertThat(message).contains("Maybe set loss.regularizer to SIGREG");
        assertSameAdvice(message, doctor(none, 0.001));
        assertSameAdvice(stopped(none, 0.9, 1.5), doctor(none, 0.9));
    }

    @Test
    void ofALatentOfPartsTheKeysOfThePartsAreNamed() {
        LossConfig none = parts(Regularizer.NONE, 0);
        String narrow = stopped(none, 0.001, 0.5);
        assertThat(narrow).contains("loss.parts[].regularizer to SIGREG").doesNotContain("loss.regularizer");
        assertSameAdvice(narrow, doctor(none, 0.001));
        LossConfig strong = parts(Regularizer.SIGREG, 30);
        String useless = stopped(strong, 0.9, 1.5);
        assertThat(useless).contains("Maybe lower loss.parts[].regularizerWeight (30.0)");
        assertSameAdvice(useless, doctor(strong, 0.9));
    }

    @Test
    void latentsLostInSpiteOfARegularizerAskForSmallerSteps() {
        String message = stopped(LOSS, 0.001, 0.5);
        assertThat(message).contains("Maybe lower optimizer.learningRate (0.003)");
        assertSameAdvice(message, doctor(LOSS, 0.001));
    }

    @Test
    void aVarianceThatHardlyCountsIsNoRegularizer() {
        LossConfig vicreg = LossConfig.vicreg().withVicregWeights(0.01, 1);
        String message = stopped(vicreg, 0.001, 0.5);
        assertThat(message).contains("Maybe raise loss.varianceWeight (0.01) to 10.");
        assertSameAdvice(message, doctor(vicreg, 0.001));
    }

    @Test
    void aRunThatWasStoppedIsNeverCalledHealthy() {
        Checkup.Latents good = new Checkup.Latents(64, 1, 6, 0, 0.02, 0.9, 0.05, 0.05, 0.05, List.of());
        Checkup checkup = new Checkup(config(LOSS), 100, Outcome.COLLAPSED, Optional.empty(), Optional.of(good));
        Finding finding = Doctor.examine(checkup).get(0);
        assertThat(finding.ailment()).isEqualTo(Ailment.REGULARIZER_TOO_STRONG);
        assertThat(finding.evidence()).startsWith("The run was stopped: for 3 steps");
    }

    @Test
    void aHealthyStepBeginsTheCountAnew() {
        CollapseDetector detector = new CollapseDetector(config(LOSS));
        after(detector, 11, 0.001, 0.5);
        after(detector, 12, 0.001, 0.5);
        assertThat(after(detector, 13, 0.9, 0.5)).isEmpty();
        assertThat(after(detector, 14, 0.001, 0.5)).isEmpty();
        assertThat(detector.counters()).containsExactly(1, 0);
    }
}
