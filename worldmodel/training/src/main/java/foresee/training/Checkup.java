package foresee.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All numbers that the {@link Doctor} looks at.
 *
 * @param config what was asked for
 * @param trainingEpisodes trained on
 * @param outcome how the run ended
 * @param course of the run; empty if nobody listened
 * @param state of the latents; empty if they were not measured
 */
public record Checkup(
        TrainingConfig config,
        int trainingEpisodes,
        Outcome outcome,
        Optional<TrainingCourse> course,
        Optional<Latents> state) {

    /**
     * What was measured of a model's latents.
     *
     * @param latentSize D
     * @param spread mean standard deviation on held-out episodes
     * @param rank effective, 1 to D
     * @param deadShare share of components that hardly vary
     * @param unpredicted share of the variance of a direction that one predicted step leaves unexplained, mean over directions
     * @param actionsRead R2 of actions read off the latents before and after; NaN if they never differ
     * @param error latent error after one model step over that of no change, held out
     * @param errorInTraining the same on episodes trained on
     * @param lastError after the last model step over that of no change, held out
     * @param factors of the state, perhaps none, copied
     */
    public record Latents(
            int latentSize,
            double spread,
            double rank,
            double deadShare,
            double unpredicted,
            double actionsRead,
            double error,
            double errorInTraining,
            double lastError,
            List<KnownFactor> factors) {
        public Latents {
            factors = List.copyOf(factors);
        }

        /** The best R2 of factors that change; empty without any. */
        OptionalDouble bestRead() {
            return factors.stream()
                    .filter(factor -> factor.kind() != FactorMotion.Kind.CONSTANT)
                    .mapToDouble(KnownFactor::r2)
                    .max();
        }
    }

    /**
     * A factor of the state.
     *
     * @param name of it
     * @param kind how it moves
     * @param r2 of a linear probe on held-out episodes
     */
    public record KnownFactor(String name, FactorMotion.Kind kind, double r2) {}

    /** A run that ended, measured. */
    public static Checkup of(
            TrainingConfig config,
            int trainingEpisodes,
            Outcome outcome,
            TrainingHistory history,
            Diagnostics diagnostics) {
        return new Checkup(
                config, trainingEpisodes, outcome, course(config, history), Optional.of(latents(config, diagnostics)));
    }

    /** A run whose model was not measured. */
    public static Checkup of(TrainingConfig config, int trainingEpisodes, Outcome outcome, TrainingHistory history) {
        return new Checkup(config, trainingEpisodes, outcome, course(config, history), Optional.empty());
    }

    private static Optional<TrainingCourse> course(TrainingConfig config, TrainingHistory history) {
        return history.steps().isEmpty()
                ? Optional.empty()
                : Optional.of(TrainingCourse.of(history, config.loss().rampSteps()));
    }

    private static Latents latents(TrainingConfig config, Diagnostics measured) {
        List<KnownFactor> factors = new ArrayList<>();
        for (int f = 0; f < measured.scores().size(); f++) {
            ProbeScore score = measured.scores().get(f);
            if (mustBeSeen(config, score.unit())) {
                factors.add(
                        new KnownFactor(score.name(), measured.motions().get(f).kind(), score.r2()));
            }
        }
        OpenLoopError heldOut = measured.openLoop();
        int last = heldOut.latent().size() - 1;
        return new Latents(
                measured.spectrum().eigenvalues().size(),
                measured.spectrum().spread(),
                measured.spectrum().effectiveRank(),
                measured.directions().deadShare(),
                measured.directions().unpredicted(),
                measured.actionsRead(),
                relative(heldOut, 0),
                relative(measured.openLoopInTraining(), 0),
                relative(heldOut, last),
                factors);
    }

    /** Whether every latent must tell a factor: not a speed, where the predictor looks back and works it out. */
    static boolean mustBeSeen(TrainingConfig config, String unit) {
        return config.network().history() == 1 || !unit.endsWith("/s");
    }

    private static double relative(OpenLoopError error, int t) {
        return error.latentUnchanged().get(t) > 0
                ? error.latent().get(t) / error.latentUnchanged().get(t)
                : Double.POSITIVE_INFINITY;
    }
}
