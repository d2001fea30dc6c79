package foresee.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Keeps every step that it hears of; to be heard from one thread. */
public final class TrainingHistory implements ProgressListener {
    private static final String HEADING =
            "stage,step,total,prediction,regularizer,inverse_dynamics,slowness,gradient_norm,rank,spread,against_constant";

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

    /** Those of one stage. */
    public List<TrainingProgress> steps(int stage) {
        return steps.stream().filter(step -> step.stage() == stage).toList();
    }

    /**
     * One line for each step after a heading, with points before decimals; empty where a value is no number. What probes read has a column
     * for each factor, filled in the steps in which it was looked at.
     */
    public String csv() {
        List<String> factors = steps.stream()
                .filter(step -> !step.probes().isEmpty())
                .findFirst()
                .map(step -> step.probes().stream().map(ProbeScore::name).toList())
                .orElse(List.of());
        StringBuilder csv = new StringBuilder(HEADING);
        factors.forEach(
                name -> csv.append(",\"r2 ").append(name.replace("\"", "\"\"")).append('"'));
        csv.append('\n');
        for (TrainingProgress step : steps) {
            csv.append(step.stage()).append(',').append(step.step());
            values(step).forEach(value -> csv.append(',').append(text(value)));
            for (int f = 0; f < factors.size(); f++) {
                csv.append(',')
                        .append(
                                step.probes().isEmpty()
                                        ? ""
                                        : text(step.probes().get(f).r2()));
            }
            csv.append('\n');
        }
        return csv.toString();
    }

    private static DoubleStream values(TrainingProgress step) {
        return DoubleStream.of(
                step.total(),
                step.prediction(),
                step.regularizer(),
                step.inverseDynamics(),
                step.slowness(),
                step.gradientNorm(),
                step.rank(),
                step.spread(),
                step.againstConstant());
    }

    private static String text(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.6g", value) : "";
    }
}
