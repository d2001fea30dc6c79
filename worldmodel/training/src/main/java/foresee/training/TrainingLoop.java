package foresee.training;

import foresee.planning.Cancellation;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The steps of one stage of a training run, from wherever it stands to its end: evaluate, report, save, move with Adam.
 *
 * <p>Holds the weights and everything that changes with them, but for what the {@link StageLoss} keeps.
 */
final class TrainingLoop {
    private final int stage;
    private final int stages;
    private final String rateKey;
    private final OptimizerConfig optimizer;
    private final int checkpointEvery;
    private final StageLoss loss;
    private final Optional<Saving> saving;
    private final ProgressListener listener;
    private final Cancellation cancellation;
    private final Adam adam;
    private final StepClock clock;
    private final float[] weights;
    private final float[] gradient;
    private final float[] lastGood;
    private int step;
    private TrainingProgress last;

    /** Where checkpoints go, and what run they are of. */
    record Saving(Path path, RunIdentity identity) {
        void save(TrainingState state) {
            Checkpoint.write(path, identity, state);
        }
    }

    /**
     * How a loop ended.
     *
     * @param message in words, empty if it finished
     */
    record End(Outcome outcome, String message) {}

    /**
     * Begins with the weights that the loss has.
     *
     * @param stage 1 or 2
     * @param stages of the run in all
     * @param rateKey of the configuration, to be lowered if numbers run away
     * @param imagesPerStep for the pace alone
     */
    TrainingLoop(
            int stage,
            int stages,
            String rateKey,
            OptimizerConfig optimizer,
            int checkpointEvery,
            int imagesPerStep,
            StageLoss loss,
            Optional<Saving> saving,
            ProgressListener listener,
            Cancellation cancellation) {
        this.stage = stage;
        this.stages = stages;
        this.rateKey = rateKey;
        this.optimizer = optimizer;
        this.checkpointEvery = checkpointEvery;
        this.loss = loss;
        this.saving = saving;
        this.listener = listener;
        this.cancellation = cancellation;
        int size = loss.store().values().size();
        this.adam = new Adam(size, optimizer.gradientClip());
        this.clock = new StepClock(optimizer.steps(), imagesPerStep);
        this.weights = new float[size];
        this.gradient = new float[size];
        this.lastGood = new float[size];
        loss.store().values().read(weights);
        System.arraycopy(weights, 0, lastGood, 0, size);
    }

    /** Begins with the weights of another run of this stage, and nothing else of it. */
    void begin(TrainingState state) {
        if (state.stage() != stage) {
            throw new IllegalArgumentException(
                    "stage of the checkpoint (" + state.stage() + ") must be " + stage + ".");
        }
        requireSize("weights", state.weights().length, weights.length);
        requireSize("further weights", state.further().length, loss.further().length);
        System.arraycopy(state.weights(), 0, weights, 0, weights.length);
        System.arraycopy(weights, 0, lastGood, 0, weights.length);
    }

    /** Goes on from a checkpoint of this stage; the loss restores what it keeps itself. */
    void restore(TrainingState state) {
        begin(state);
        step = state.step();
        System.arraycopy(state.first(), 0, adam.first(), 0, weights.length);
        System.arraycopy(state.second(), 0, adam.second(), 0, weights.length);
    }

    private static void requireSize(String what, int found, int wanted) {
        if (found != wanted) {
            throw new IllegalArgumentException(
                    what + " of the checkpoint (" + found + ") must be those of the architecture (" + wanted + ").");
        }
    }

    /** Makes all steps that are left, unless something stops it. */
    End toTheEnd() {
        clock.start(step);
        while (true) {
            LossTerms terms = evaluate();
            double norm = Adam.norm(gradient);
            if (!Double.isFinite(terms.total()) || !Double.isFinite(norm)) {
                return new End(Outcome.NOT_FINITE, notFinite(terms, norm));
            }
            System.arraycopy(weights, 0, lastGood, 0, weights.length);
            report(terms, norm);
            if (step == optimizer.steps()) {
                save();
                return new End(Outcome.FINISHED, "");
            }
            if (cancellation.isCancelled()) {
                save();
                return new End(Outcome.CANCELLED, "cancelled at step " + step + ".");
            }
            if (step % checkpointEvery == 0 && step > 0) {
                save();
            }
            Optional<String> collapse = loss.judge(step, terms);
            if (collapse.isPresent()) {
                save(); // to be told the same at once, not after a second collapse, by whoever resumes
                return new End(Outcome.COLLAPSED, collapse.get());
            }
            move(norm);
        }
    }

    private LossTerms evaluate() {
        loss.store().values().write(0, weights, weights.length);
        LossTerms terms = loss.evaluate(step);
        loss.store().gradient().read(gradient);
        return terms;
    }

    private void move(double norm) {
        double rate = optimizer.rate(step);
        step++;
        adam.step(weights, gradient, norm, rate, step);
        loss.moved(weights);
    }

    private void save() {
        saving.ifPresent(to -> to.save(
                new TrainingState(stage, step, weights, adam.first(), adam.second(), loss.counters(), loss.further())));
    }

    private void report(LossTerms terms, double norm) {
        last = new TrainingProgress(
                stage,
                stages,
                step,
                optimizer.steps(),
                terms.total(),
                terms.prediction(),
                loss.regularizerName(),
                terms.regularizer(),
                terms.inverseDynamics(),
                terms.slowness(),
                norm,
                terms.latents().rank(),
                terms.latents().spread(),
                terms.againstConstant(),
                clock.imagesPerSecond(step),
                clock.secondsLeft(step),
                loss.probe(step, weights));
        listener.step(last);
    }

    private String notFinite(LossTerms terms, double norm) {
        return "not finite at step " + step + ": loss (" + terms.total() + "), prediction (" + terms.prediction()
                + "), gradient norm (" + norm + "); the last good weights are kept."
                + "\nMaybe lower " + rateKey + " (" + optimizer.learningRate() + ").";
    }

    /** Steps made. */
    int step() {
        return step;
    }

    /** The last weights for which everything was finite, a view. */
    float[] lastGood() {
        return lastGood;
    }

    /** The last report; null before the first. */
    TrainingProgress last() {
        return last;
    }
}
