package foresee.benchmarks.micro;

import foresee.model.ActionBatch;
import foresee.model.KeyedRandom;
import foresee.runtime.CompiledWorldModel;
import java.util.HashMap;
import java.util.Map;

/** Models of random weights, each made once, and candidates. */
final class ShapeInputs {
    private static final long SEED = 20;

    private final Map<ShapeModel, CompiledWorldModel> models = new HashMap<>();

    /** The model, on the kernels that warming up chose. */
    CompiledWorldModel model(ShapeModel shape) {
        if (models.isEmpty()) {
            CompiledWorldModel first = made(new ShapeModel(16, 16, true));
            first.warmUp(); // makes the choice of kernels final, for all models
            OurKernels.require(first);
        }
        return models.computeIfAbsent(shape, ShapeInputs::made);
    }

    private static CompiledWorldModel made(ShapeModel shape) {
        return new CompiledWorldModel(MicroModels.random(shape.architecture()));
    }

    /** Candidates of actions in [-1, 1]. */
    static ActionBatch actions(ShapePoint point) {
        KeyedRandom random = KeyedRandom.of(SEED, 2);
        ActionBatch actions = new ActionBatch(point.candidates(), point.horizon(), ShapeModel.ACTION);
        for (int i = 0; i < actions.values().length; i++) {
            actions.values()[i] = 2 * random.nextDouble() - 1;
        }
        return actions;
    }
}
