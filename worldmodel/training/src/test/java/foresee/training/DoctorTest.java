package foresee.training;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.training.Checkup.KnownFactor;
import foresee.training.Checkup.Latents;
import foresee.training.FactorMotion.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every rule on numbers made up for it; the numbers of {@code docs/recipes.md} where it has them. */
class DoctorTest {
    private static final TrainingConfig DEFAULTS = TrainingConfig.defaults();
    private static final LossConfig LOSS = DEFAULTS.loss();
    private static final TrainingCourse COURSE = new TrainingCourse(2401, 0.3, 0.95, 0.6, 0.2, 0, 0.01);

    private static KnownFactor agent(double r2) {
        return new KnownFactor("agent x", Kind.ACTED, r2);
    }

    private static KnownFactor door(double r2) {
        return new KnownFactor("door y", Kind.STATIC, r2);
    }

    private static KnownFactor disc(double r2) {
        return new KnownFactor("disc x", Kind.OTHER, r2);
    }

    /** Latents of spread, rank of 64, unpredicted share, actions read, error held out and in training. */
    private static Latents latents(
            double spread,
            double rank,
            double unpredicted,
            double actionsRead,
            double error,
            double inTraining,
            KnownFactor... factors) {
        return new Latents(
                64, spread, rank, 0, unpredicted, actionsRead, error, inTraining, error / 2, List.of(factors));
    }

    private static Checkup checkup(LossConfig loss, Latents latents) {
        return new Checkup(DEFAULTS.withLoss(loss), 3600, Outcome.FINISHED, Optional.of(COURSE), Optional.of(latents));
    }

    private static Finding only(Checkup checkup) {
        List<Finding> findings = Doctor.examine(checkup);
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private static LossConfig unregularized(double inverse) {
        return LOSS.withRegularizer(Regularizer.NONE, 0).withInverseDynamicsWeight(inverse);
    }

    @Test
    void aGoodModelIsLeftInPeace() {
        Latents good = latents(1, 6, 0.02, 0.95, 0.05, 0.045, agent(0.999), door(0.98));
        assertThat(Doctor.examine(checkup(LOSS, good))).isEmpty();
    }

    @Test
    void lowRankAloneIsNoAilment() {
        Latents thin = latents(1, 2.2, 0.02, 0.95, 0.05, 0.045, agent(0.999), door(0.98));
        assertThat(Doctor.examine(checkup(LOSS, thin))).isEmpty();
        assertThat(Doctor.examine(checkup(unregularized(1), thin))).isEmpty();
    }

    @Test
    void latentsWithoutSpreadThatSayNothingHaveCollapsed() {
        Finding finding = only(checkup(unregularized(0), latents(0.001, 3, 0.9, 0, 2, 2, agent(0.1), door(0.2))));
        assertThat(finding.ailment()).isEqualTo(Ailment.COLLAPSE);
        assertThat(finding.evidence()).contains("0.001", "R2 of 0.2");
        assertThat(finding.advice()).contains("Set loss.regularizer to SIGREG");
    }

    @Test
    void latentsWithoutSpreadThatSaySomethingHaveNearlyCollapsed() {
        LossConfig slowTargets = unregularized(0).withDetachTargets(true);
        Finding finding = only(checkup(slowTargets, latents(0.005, 15, 0.3, 0.2, 0.6, 0.6, agent(0.71))));
        assertThat(finding.ailment()).isEqualTo(Ailment.NEAR_COLLAPSE);
        assertThat(finding.evidence()).contains("0.005", "15 of 64");
    }

    @Test
    void aRegularizerThatIsHardlyThereIsToBeRaised() {
        LossConfig weak = LOSS.withRegularizer(Regularizer.SIGREG, 0.01).withInverseDynamicsWeight(0);
        Finding finding = only(checkup(weak, latents(0.001, 3, 0.9, 0, 2, 2, agent(0.1))));
        assertThat(finding.ailment()).isEqualTo(Ailment.COLLAPSE);
        assertThat(finding.advice()).contains("Raise loss.regularizerWeight (0.01)");
    }

    @Test
    void latentsLostInSpiteOfARegularizerComeOfTooLargeSteps() {
        Finding finding = only(checkup(LOSS, latents(1e-20, 1, 1, 0, 1, 1, agent(0))));
        assertThat(finding.ailment()).isEqualTo(Ailment.LEARNING_RATE_TOO_HIGH);
        assertThat(finding.advice()).contains("Lower optimizer.learningRate (0.003)");
    }

    @Test
    void aNumberThatIsNotFiniteComesOfTooLargeSteps() {
        Checkup broken = new Checkup(DEFAULTS, 3600, Outcome.NOT_FINITE, Optional.of(COURSE), Optional.empty());
        assertThat(only(broken).ailment()).isEqualTo(Ailment.LEARNING_RATE_TOO_HIGH);
    }

    @Test
    void aLossThatJumpsAboutComesOfTooLargeSteps() {
        TrainingCourse restless = new TrainingCourse(2401, 0.3, 0.9, 0.6, 0.5, 0.04, 0.2);
        Checkup checkup = new Checkup(DEFAULTS, 3600, Outcome.FINISHED, Optional.of(restless), Optional.empty());
        assertThat(only(checkup).ailment()).isEqualTo(Ailment.LEARNING_RATE_TOO_HIGH);
        assertThat(only(checkup).evidence()).contains("In 4 % of the steps");
    }

    @Test
    void aRunThatWasNotMeasuredIsJudgedByItsCourse() {
        TrainingCourse narrow = new TrainingCourse(400, 0.1, 0.003, 0.01, 0.001, 0, 2);
        Checkup collapsed = new Checkup(
                DEFAULTS.withLoss(unregularized(0)), 3600, Outcome.FINISHED, Optional.of(narrow), Optional.empty());
        assertThat(only(collapsed).ailment()).isEqualTo(Ailment.COLLAPSE);
        assertThat(Doctor.examine(new Checkup(DEFAULTS, 3600, Outcome.FINISHED, Optional.of(COURSE), Optional.empty())))
                .isEmpty();
        assertThat(Doctor.examine(new Checkup(DEFAULTS, 3600, Outcome.FINISHED, Optional.empty(), Optional.empty())))
                .isEmpty();
    }

    @Test
    void whatIsPredictedInTrainingEpisodesAloneIsTooLittleData() {
        Finding finding = only(checkup(LOSS, latents(1, 4, 0.6, 0.1, 1.2, 0.02, agent(0.5), door(-0.2))));
        assertThat(finding.ailment()).isEqualTo(Ailment.TOO_LITTLE_DATA);
        assertThat(finding.evidence()).contains("120 %", "2 %");
        assertThat(finding.advice()).contains("more than these 3600 episodes");
    }

    @Test
    void directionsThatNothingPredictsComeOfTooStrongARegularizer() {
        Latents noisy = latents(1, 18, 0.4, 0.9, 0.5, 0.5, agent(0.998), door(0.09));
        Finding sigreg = only(checkup(LOSS.withRegularizer(Regularizer.SIGREG, 10), noisy));
        assertThat(sigreg.ailment()).isEqualTo(Ailment.REGULARIZER_TOO_STRONG);
        assertThat(sigreg.evidence()).contains("door y (R2 0.09, fixed within an episode)");
        assertThat(sigreg.advice()).contains("Lower loss.regularizerWeight (10.0)");
        Finding vicreg = only(checkup(LossConfig.vicreg().withVicregWeights(10, 10), noisy));
        assertThat(vicreg.advice()).contains("Lower loss.covarianceWeight (10.0)");
    }

    @Test
    void anAgentThatIsNotReadWhileSlowThingsAreNeedsInverseDynamics() {
        Latents slow = latents(1, 6, 0.02, 0.05, 0.9, 0.8, agent(0.14), disc(0.97));
        Finding without = only(checkup(LOSS.withInverseDynamicsWeight(0), slow));
        assertThat(without.ailment()).isEqualTo(Ailment.ACTED_LOST);
        assertThat(without.evidence()).contains("agent x (R2 0.14", "5 %").doesNotContain("disc");
        assertThat(without.advice()).contains("Set loss.inverseDynamicsWeight (0)");
        assertThat(only(checkup(LOSS, slow)).advice())
                .contains("Raise loss.inverseDynamicsWeight (0.5)", "loss.rampSteps (300)", "network.history");
    }

    @Test
    void withoutStatesActionsThatLeaveNoTraceTellTheSame() {
        Finding finding = only(checkup(LOSS.withInverseDynamicsWeight(0), latents(1, 6, 0.02, 0.05, 0.9, 0.8)));
        assertThat(finding.ailment()).isEqualTo(Ailment.ACTED_LOST);
        assertThat(finding.evidence()).startsWith("Of the actions, 5 %");
        assertThat(Doctor.examine(checkup(LOSS, latents(1, 6, 0.02, Double.NaN, 0.1, 0.1))))
                .isEmpty();
    }

    @Test
    void inverseDynamicsAloneDropsTheDoor() {
        Finding finding =
                only(checkup(unregularized(1), latents(0.4, 2.4, 0.01, 0.99, 0.02, 0.02, agent(1), door(0.41))));
        assertThat(finding.ailment()).isEqualTo(Ailment.UNMOVED_LOST);
        assertThat(finding.evidence()).contains("door y (R2 0.41", "2.4 of 64");
        assertThat(finding.advice()).contains("set loss.regularizer to SIGREG");
    }

    @Test
    void withoutStatesItsLowRankTellsTheSame() {
        Finding finding = only(checkup(unregularized(1), latents(0.4, 2.4, 0.01, 0.99, 0.02, 0.02)));
        assertThat(finding.ailment()).isEqualTo(Ailment.UNMOVED_LOST);
    }

    @Test
    void aDoorLostUnderAFairRegularizerNeedsLessInverseDynamicsOrMoreEpisodes() {
        Latents doorless = latents(1, 6, 0.02, 0.99, 0.05, 0.05, agent(0.999), door(0.67));
        Finding strong = only(checkup(LOSS.withInverseDynamicsWeight(1), doorless));
        assertThat(strong.ailment()).isEqualTo(Ailment.UNMOVED_LOST);
        assertThat(strong.advice())
                .contains("Lower loss.inverseDynamicsWeight (1.0) to 0.2", "optimizer.batchSize (64)");
        assertThat(only(checkup(LOSS.withInverseDynamicsWeight(0.2), doorless)).advice())
                .startsWith("Raise optimizer.batchSize (64)");
    }

    @Test
    void whatMovesOtherwiseAndIsNotReadIsNamed() {
        Finding finding = only(checkup(LOSS, latents(1, 6, 0.02, 0.99, 0.05, 0.05, agent(0.99), disc(0.3))));
        assertThat(finding.ailment()).isEqualTo(Ailment.FACTOR_LOST);
        assertThat(finding.evidence())
                .contains("disc x (R2 0.3, moves otherwise)")
                .doesNotContain("agent");
    }

    @Test
    void aFactorThatNeverChangesIsNotMissed() {
        KnownFactor wall = new KnownFactor("wall x", Kind.CONSTANT, Double.NaN);
        assertThat(Doctor.examine(checkup(LOSS, latents(1, 6, 0.02, 0.99, 0.05, 0.05, agent(0.99), wall))))
                .isEmpty();
    }

    @Test
    void predictionsNoBetterThanNoChangeAreToldWhereAllIsRead() {
        Finding finding = only(checkup(LOSS, latents(1, 6, 0.1, 0.9, 1.1, 1.05, agent(0.99), door(0.95))));
        assertThat(finding.ailment()).isEqualTo(Ailment.NOTHING_PREDICTED);
        assertThat(finding.evidence()).contains("110 %");
    }

    @Test
    void componentsThatNeverVaryAreTold() {
        Latents half = new Latents(64, 0.5, 6, 0.75, 0.02, 0.95, 0.05, 0.05, 0.05, List.of(agent(0.99)));
        Finding finding = only(checkup(LOSS, half));
        assertThat(finding.ailment()).isEqualTo(Ailment.DEAD_COMPONENTS);
        assertThat(finding.words()).startsWith("Much of the latent is not used. 75 % of the 64 components");
    }

    @Test
    void partsOfALatentAreJudgedByTheStrongestOfThem() {
        LossConfig divided = LOSS.withRegularizer(Regularizer.NONE, 0)
                .withParts(List.of(
                        new LatentPart(32, Regularizer.SIGREG, 10, 0, 0, 1),
                        new LatentPart(32, Regularizer.NONE, 0, 1, 0, 1)));
        Latents noisy = latents(1, 18, 0.4, 0.9, 0.5, 0.5, agent(0.998), door(0.09));
        Finding finding = only(checkup(divided, noisy));
        assertThat(finding.ailment()).isEqualTo(Ailment.REGULARIZER_TOO_STRONG);
        assertThat(finding.advice()).contains("Lower loss.parts[].regularizerWeight (10.0)");
    }

    @Test
    void aSpeedNeedsNotBeInALatentWhereThePredictorLooksBack() {
        TrainingConfig one = TrainingConfig.defaults();
        TrainingConfig two = one.withNetwork(one.network().withHistory(2, 1));
        assertThat(Checkup.mustBeSeen(one, "px/s")).isTrue();
        assertThat(Checkup.mustBeSeen(two, "px/s")).isFalse();
        assertThat(Checkup.mustBeSeen(two, "px")).isTrue();
    }
}
