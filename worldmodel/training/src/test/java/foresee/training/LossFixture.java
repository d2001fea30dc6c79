package foresee.training;

import foresee.runtime.ActionNormalizer;
import foresee.runtime.Architecture;
import foresee.runtime.Layer;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/** A loss small enough to differentiate numerically: four sub-sequences of five 8 x 8 frames, D 5. */
final class LossFixture {
    static final Architecture SMALL = new Architecture(
            8,
            8,
            3,
            5,
            2,
            2,
            1,
            1,
            List.of(new Layer.Conv2d(3, 4, 4, 2, 0), new Layer.Relu(), new Layer.Flatten(), new Layer.Dense(36, 5)),
            List.of(new Layer.Dense(9, 7), new Layer.Relu(), new Layer.Dense(7, 5)));

    /** Two latents, two model steps apart: a window of three. */
    static final Architecture LOOKING_BACK = new Architecture(
            8,
            8,
            3,
            5,
            2,
            2,
            2,
            2,
            SMALL.encoder(),
            List.of(new Layer.Dense(18, 7), new Layer.Relu(), new Layer.Dense(7, 5)));

    /** Weights of its encoder. */
    static final int ENCODER = 4 * 3 * 16 + 4 + 36 * 5 + 5;

    private LossFixture() {}

    static JepaObjective objective(LossConfig config, DataType type) {
        return objective(config, type, SMALL, 4);
    }

    static JepaObjective objective(LossConfig config, DataType type, Architecture architecture, int length) {
        ActionNormalizer normalizer = new ActionNormalizer(new double[] {0.5, 0}, new double[] {2, 3});
        JepaObjective objective = new JepaObjective(
                type, architecture, normalizer, InputNormalizer.identity(architecture), config, 4, length);
        objective.store().initialize(4);
        return objective;
    }

    /** Only prediction: no regulariser, no inverse dynamics. */
    static LossConfig predictionAlone() {
        return LossConfig.defaults().withRegularizer(Regularizer.NONE, 0).withInverseDynamicsWeight(0);
    }

    static TrainingBatch batch() {
        TrainingBatch batch = new TrainingBatch(new byte[20 * 192], new float[16 * 4]);
        for (int i = 0; i < batch.pixels().length; i++) {
            batch.pixels()[i] = (byte) (i * 31 + i / 5 + i / 192 * 17);
        }
        for (int i = 0; i < batch.actions().length; i++) {
            batch.actions()[i] = (i * 7 % 11 - 5) * 0.4f;
        }
        return batch;
    }
}
