package foresee.benchmarks.micro;

import foresee.runtime.Architecture;
import foresee.runtime.Layer;

/** The catalogue of works. */
final class Works {
    private Works() {}

    /** The work of a name; what it computes on is made later, by {@link Work#contest}. */
    static Work of(WorkName name) {
        Architecture relu = MicroModels.predicting(new Layer.Relu());
        Architecture silu = MicroModels.predicting(new Layer.Silu());
        return switch (name) {
            case ROLLOUT_300_RELU -> new RolloutWork(relu, 300);
            case ROLLOUT_64_RELU -> new RolloutWork(relu, 64);
            case ROLLOUT_300_SILU -> new RolloutWork(silu, 300);
            case ROLLOUT_64_SILU -> new RolloutWork(silu, 64);
            case PLAN_300X10_RELU -> new PlanWork(relu, 300, 10);
            case GRADIENT_64_RELU -> new GradientWork(relu, 64);
            case GRADIENT_64_SILU -> new GradientWork(silu, 64);
            case ENCODER_1_SMALL -> new EncoderWork(MicroModels.bundled(), 1);
            case ENCODER_32_SMALL -> new EncoderWork(MicroModels.bundled(), 32);
            case ENCODER_1_LARGE -> new EncoderWork(MicroModels.random(MicroModels.encoding()), 1);
            case ENCODER_32_LARGE -> new EncoderWork(MicroModels.random(MicroModels.encoding()), 32);
            case DECISION -> DecisionWork.bundled();
            case DENORMALS -> new DenormalWork(64);
            case THREADS_2 -> new ThreadsWork(relu, 300);
        };
    }
}
