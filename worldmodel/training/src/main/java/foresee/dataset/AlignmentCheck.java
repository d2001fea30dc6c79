package foresee.dataset;

import java.util.List;

/**
 * Whether actions belong to the frames beside them, by testing shifts (see {@link ActionShifts}); on the first 20 000 steps.
 *
 * <p>Another shift is clearly the best if what it explains is at least a twentieth, and more by a quarter and by a twentieth than what
 * the pairing at hand does.
 */
final class AlignmentCheck implements EpisodeCheck {
    private static final String NAME = "alignment";
    private static final long ENOUGH = 20_000;
    private static final long LEAST_ROWS = 100;
    private static final double LEAST_EXPLAINED = 0.05;
    private static final double CLEARLY = 1.25;
    private static final double MARGIN = 0.05;

    private final int actionSize;
    private final FrameShape frame;
    private final FrameChange change;
    private final ActionShifts shifts;

    AlignmentCheck(DatasetInfo info) {
        actionSize = info.actionSpace().size();
        frame = info.frame();
        change = new FrameChange(frame);
        shifts = new ActionShifts(Math.max(1, actionSize), change.size());
    }

    @Override
    public void add(String name, EpisodeColumns episode) {
        if (actionSize == 0 || shifts.rows() >= ENOUGH || !FiniteCheck.areFinite(episode.actions)) {
            return;
        }
        float[] changes = new float[episode.steps * change.size()];
        for (int t = 0; t < episode.steps; t++) {
            change.measure(episode.pixels, t * frame.bytes(), changes, t * change.size());
        }
        shifts.add(episode.actions.clone(), changes);
    }

    @Override
    public List<Finding> findings() {
        if (shifts.rows() < LEAST_ROWS) {
            return List.of(Finding.warning(
                    NAME, "there are too few steps to test whether the actions belong to the frames beside them."));
        }
        return List.of(finding(shifts.scores()));
    }

    private static Finding finding(double[] scores) {
        int best = ActionShifts.MOST;
        for (int s = 0; s < scores.length; s++) {
            best = scores[s] > scores[best] ? s : best;
        }
        double paired = scores[ActionShifts.MOST];
        if (scores[best] < LEAST_EXPLAINED) {
            return Finding.warning(
                    NAME,
                    "the actions explain %.0f %% at most of how the pictures change, up to %d steps earlier or later."
                                    .formatted(100 * Math.max(0, scores[best]), ActionShifts.MOST)
                            + " Maybe they are not the actions of these pictures, or what they do is hard to see.");
        }
        int shift = best - ActionShifts.MOST;
        if (shift != 0 && scores[best] > CLEARLY * paired && scores[best] > paired + MARGIN) {
            return Finding.warning(NAME, misaligned(shift, scores[best], paired));
        }
        return Finding.ok(
                NAME,
                "the actions explain %.0f %% of what is new in how the pictures change; shifted, %.0f %% at most."
                        .formatted(100 * paired, 100 * bestShifted(scores)));
    }

    private static double bestShifted(double[] scores) {
        double best = 0;
        for (int s = 0; s < scores.length; s++) {
            best = s == ActionShifts.MOST ? best : Math.max(best, scores[s]);
        }
        return best;
    }

    private static String misaligned(int shift, double best, double paired) {
        int steps = Math.abs(shift);
        return "how a picture changes is explained by the action %d step%s %s (%.0f %%), not by the one beside it (%.0f %%)."
                        .formatted(
                                steps,
                                steps == 1 ? "" : "s",
                                shift > 0 ? "later" : "earlier",
                                100 * best,
                                100 * Math.max(0, paired))
                + " Maybe import with --shift " + shift + ", unless what is filmed itself answers with a delay.";
    }
}
