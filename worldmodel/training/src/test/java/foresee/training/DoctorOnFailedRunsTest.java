package foresee.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Trainings of seconds that are made to fail, each in its own way. */
class DoctorOnFailedRunsTest {
    private static final TrainingConfig HEALTHY = DoctorTrial.healthy();
    private static final int EPISODES = 200;

    private static List<Finding> findings(TrainingConfig config, DotAndDoor world, int episodes) {
        Checkup checkup = DoctorTrial.of(config, world, episodes);
        return Doctor.examine(checkup);
    }

    private static Finding only(List<Finding> findings) {
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private static TrainingConfig without(TrainingConfig config, double inverse) {
        return config.withLoss(
                config.loss().withRegularizer(Regularizer.NONE, 0).withInverseDynamicsWeight(inverse));
    }

    @Test
    void ofAHealthyRunItSaysNothing() {
        assertThat(findings(HEALTHY, DotAndDoor.plain(), EPISODES)).isEmpty();
    }

    @Test
    void withoutARegularizerTheLatentsCollapse() {
        Finding finding = only(findings(without(HEALTHY, 0), DotAndDoor.plain(), EPISODES));
        assertThat(finding.ailment()).isEqualTo(Ailment.COLLAPSE);
        assertThat(finding.advice()).contains("loss.regularizer to SIGREG");
    }

    @Test
    void slowTargetsAloneKeepTheLatentsFromCollapsingButBarely() {
        TrainingConfig config = without(HEALTHY, 0);
        Finding finding =
                only(findings(config.withLoss(config.loss().withTargetMomentum(0.99)), DotAndDoor.plain(), EPISODES));
        assertThat(finding.ailment()).isEqualTo(Ailment.NEAR_COLLAPSE);
        assertThat(finding.advice()).contains("loss.regularizer to SIGREG");
    }

    @Test
    void tooStrongARegularizerFillsTheLatentsWithNoise() {
        TrainingConfig config = HEALTHY.withLoss(HEALTHY.loss().withRegularizer(Regularizer.SIGREG, 100));
        Finding finding = only(findings(config, DotAndDoor.plain(), EPISODES));
        assertThat(finding.ailment()).isEqualTo(Ailment.REGULARIZER_TOO_STRONG);
        assertThat(finding.advice()).contains("Lower loss.regularizerWeight (100.0)");
    }

    @Test
    void withoutInverseDynamicsASmallFastThingIsDroppedForASlowOne() {
        TrainingConfig config = HEALTHY.withLoss(HEALTHY.loss().withInverseDynamicsWeight(0));
        Finding finding = only(findings(config, DotAndDoor.cloudy(), EPISODES));
        assertThat(finding.ailment()).isEqualTo(Ailment.ACTED_LOST);
        assertThat(finding.evidence()).contains("dot x").doesNotContain("cloud");
        assertThat(finding.advice()).contains("loss.inverseDynamicsWeight (0) to 0.5");
    }

    @Test
    void inverseDynamicsAloneDropsWhatActionsDoNotMove() {
        Finding finding = only(findings(without(HEALTHY, 1), DotAndDoor.plain(), EPISODES));
        assertThat(finding.ailment()).isEqualTo(Ailment.UNMOVED_LOST);
        assertThat(finding.evidence()).contains("door x").doesNotContain("dot");
        assertThat(finding.advice()).contains("loss.regularizer to SIGREG");
    }

    @Test
    void threeEpisodesAreLearnedByHeart() {
        Finding finding = only(findings(HEALTHY, DotAndDoor.plain(), 3));
        assertThat(finding.ailment()).isEqualTo(Ailment.TOO_LITTLE_DATA);
        assertThat(finding.advice()).contains("more than these 3 episodes");
    }

    @Test
    void tooLargeStepsKillTheLatents() {
        TrainingConfig config = HEALTHY.withOptimizer(HEALTHY.optimizer().withLearningRate(0.1));
        Finding finding = only(findings(config, DotAndDoor.plain(), EPISODES));
        assertThat(finding.ailment()).isEqualTo(Ailment.LEARNING_RATE_TOO_HIGH);
        assertThat(finding.advice()).contains("optimizer.learningRate (0.1)");
    }
}
