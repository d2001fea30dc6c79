package foresee.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Keeps every step that it hears of; to be heard from one thread. */
public final class TrainingHistory implements ProgressListener {
    private static final String HEADING =
            "step,total,prediction,regularizer,inverse_dynamics,slowness,gradient_norm,rank,spread,against_constant\n";

    private final List<TrainingProgress> steps = new ArrayList<>();

    @Override
    public void step(TrainingProgress progress) {
        steps.add(progress);
    }

    /** Hears of every step and passes it on. */
    public ProgressListener and(ProgressListener other) {
        return progress -> {
            step(progress);
            other.step(progress);
        };
    }

    /** What was heard, in order, a copy; a run that was resumed begins where it went on. */
    public List<TrainingProgress> steps() {
        return List.copyOf(steps);
    }

    /** One line for each step after a heading, with points before decimals; empty where a value is no number. */
    public String csv() {
        StringBuilder csv = new StringBuilder(HEADING);
        for (TrainingProgress step : steps) {
            csv.append(step.step());
            for (double value : new double[] {
                step.total(),
                step.prediction(),
                step.regularizer(),
                step.inverseDynamics(),
                step.slowness(),
                step.gradientNorm(),
                step.rank(),
                step.spread(),
                step.againstConstant()
            }) {
                csv.append(',').append(Double.isFinite(value) ? String.format(Locale.ROOT, "%.6g", value) : "");
            }
            csv.append('\n');
        }
        return csv.toString();
    }
}
