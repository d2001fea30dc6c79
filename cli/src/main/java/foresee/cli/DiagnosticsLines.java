package foresee.cli;

import foresee.training.Diagnostics;
import foresee.training.OpenLoopError;
import foresee.training.ProbeScore;
import java.util.ArrayList;
import java.util.List;

/** What a model knows and how well it predicts, as a table for people. */
final class DiagnosticsLines {
    private DiagnosticsLines() {}

    static List<String> of(Diagnostics diagnostics) {
        OpenLoopError openLoop = diagnostics.openLoop();
        int steps = openLoop.latent().size();
        List<String> lines = new ArrayList<>();
        lines.add("held out        R2       error      after 1 step   after %d steps".formatted(steps));
        lines.add("  %-31s  %-13s  %s"
                .formatted("latent error over no change's", relative(openLoop, 0), relative(openLoop, steps - 1)));
        for (int f = 0; f < diagnostics.scores().size(); f++) {
            lines.add(row(diagnostics.scores().get(f), openLoop.factors().get(f)));
        }
        lines.add("goal threshold  "
                + diagnostics
                        .calibration()
                        .map(found -> "latent distance %.4g: of pairs under it, %.0f %% are within %.1f %s"
                                .formatted(found.threshold(), 100 * found.precision(), found.radius(), found.unit()))
                        .orElse("none: latent distance tells too little about true distance"));
        return lines;
    }

    /** Latents that never change, all in one place, have nothing to compare with. */
    private static String relative(OpenLoopError error, int t) {
        double unchanged = error.latentUnchanged().get(t);
        return unchanged > 0 ? "%.4f".formatted(error.latent().get(t) / unchanged) : "-";
    }

    private static String row(ProbeScore score, OpenLoopError.Factor drift) {
        String unit = score.unit();
        return "  %-12s  %-7s  %-9s  %-13s  %s"
                .formatted(
                        score.name(),
                        Double.isFinite(score.r2()) ? "%.4f".formatted(score.r2()) : "-",
                        "%.2f %s".formatted(score.error(), unit),
                        "%.2f %s".formatted(drift.error().get(0), unit),
                        "%.2f %s".formatted(drift.error().get(drift.error().size() - 1), unit));
    }
}
