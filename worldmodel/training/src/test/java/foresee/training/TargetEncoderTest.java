package foresee.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class TargetEncoderTest {
    private static TargetEncoder target(JepaObjective objective) {
        return objective.target().orElseThrow();
    }

    private static float[] weights(JepaObjective objective) {
        float[] weights = new float[objective.store().values().size()];
        objective.store().values().read(weights);
        return weights;
    }

    @Test
    void followsTheEncoderByItsMomentum() {
        TargetEncoder target =
                target(LossFixture.objective(LossConfig.defaults().withTargetMomentum(0.75), DataType.FLOAT));
        float[] online = new float[LossFixture.ENCODER];
        online[3] = 8;
        target.follow(online);
        target.follow(online);
        assertThat(target.weights()[3]).isEqualTo(3.5f);
        assertThat(target.weights()[4]).isZero();
    }

    /** With the encoder's own weights its latents are the encoder's own, and no gradient enters them: targets detached. */
    @Test
    void withTheEncodersWeightsItIsTheEncoderDetached() {
        JepaObjective copied = LossFixture.objective(LossConfig.defaults().withTargetMomentum(0.5), DataType.FLOAT);
        JepaObjective detached = LossFixture.objective(LossConfig.defaults().withDetachTargets(true), DataType.FLOAT);
        target(copied).set(weights(copied));
        LossTerms one = copied.evaluate(LossFixture.batch(), 1000, 9);
        LossTerms two = detached.evaluate(LossFixture.batch(), 1000, 9);
        assertThat(one).isEqualTo(two);
        assertThat(LayerFixture.all(copied.store().gradient()))
                .isEqualTo(LayerFixture.all(detached.store().gradient()));
    }

    @Test
    void otherWeightsAreAimedAtElsewhere() {
        JepaObjective copied = LossFixture.objective(LossConfig.defaults().withTargetMomentum(0.5), DataType.FLOAT);
        target(copied).set(weights(copied));
        double same = copied.evaluate(LossFixture.batch(), 1000, 9).prediction();
        target(copied).follow(new float[LossFixture.ENCODER]);
        assertThat(copied.evaluate(LossFixture.batch(), 1000, 9).prediction()).isNotEqualTo(same);
    }
}
