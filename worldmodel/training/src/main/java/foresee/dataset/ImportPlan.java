package foresee.dataset;

import foresee.model.ActionSpace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of recorded episodes, decided from their numbers alone, before a picture is read: which action belongs to which
 * frame, the bounds of actions, the control period, whether there are states.
 */
final class ImportPlan {
    private static final String COUNTS = "counts";
    private static final String NUMBERS = "numbers";
    private static final String RATE = "frame rate";
    private static final double USUAL_PERIOD = 0.1;
    private static final double LONG_PERIOD = 10;
    private static final double NANOS = 1e9;

    private final RecordedEpisodes source;
    private final ImportOptions options;
    private final List<StepPairing> pairings = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final ActionBounds bounds;
    private final List<String> misfits = new ArrayList<>();
    private final List<String> tooShort = new ArrayList<>();
    private final List<String> notFinite = new ArrayList<>();
    private final List<Double> periods = new ArrayList<>();
    private boolean statesComplete = true;

    private ImportPlan(RecordedEpisodes source, ImportOptions options) {
        this.source = source;
        this.options = options;
        this.bounds = new ActionBounds(source.actionSize(), options.low(), options.high());
    }

    /** Reads the numbers of all episodes. */
    static ImportPlan of(RecordedEpisodes source, ImportOptions options) throws IOException {
        ImportPlan plan = new ImportPlan(source, options);
        for (int e = 0; e < source.count(); e++) {
            plan.add(e, source.rows(e));
        }
        plan.sumUp();
        return plan;
    }

    private void add(int e, RecordedRows rows) {
        int size = source.actionSize();
        StepPairing pairing = StepPairing.of(source.frames(e), rows, size, options.shift());
        pairings.add(pairing);
        if (pairing.kind() == StepPairing.Kind.MISFIT) {
            misfits.add("%s (%d frames, %d rows)".formatted(source.name(e), source.frames(e), rows.count));
        } else if (pairing.steps() < 1) {
            tooShort.add(source.name(e));
        } else {
            addNumbers(e, rows, pairing);
        }
        statesComplete &= rows.count >= source.frames(e);
    }

    private void addNumbers(int e, RecordedRows rows, StepPairing pairing) {
        int size = source.actionSize();
        for (int row = pairing.row(); row < pairing.row() + pairing.steps(); row++) {
            if (!FiniteCheck.areFinite(Arrays.copyOfRange(rows.actions, row * size, (row + 1) * size))) {
                notFinite.add("%s (row %d)".formatted(source.name(e), row));
                return;
            }
        }
        bounds.add(rows.actions, pairing.row() * size, (pairing.row() + pairing.steps()) * size);
        for (int t = 1; t < rows.times.length; t++) {
            periods.add(rows.times[t] - rows.times[t - 1]);
        }
    }

    private void sumUp() {
        if (!misfits.isEmpty()) {
            findings.add(Finding.error(
                    COUNTS,
                    "N frames need N - 1 actions, or N of which the last is left out; not so in "
                            + Finding.some(misfits) + "."));
        }
        if (!tooShort.isEmpty()) {
            findings.add(Finding.error(
                    COUNTS, "no step is left of " + Finding.some(tooShort) + ". Maybe leave them out, or shift less."));
        }
        if (!notFinite.isEmpty()) {
            findings.add(Finding.error(
                    NUMBERS, "an action is NaN or infinite in " + Finding.some(notFinite) + ", rows counted from 0."));
        }
        addPairings();
        findings.addAll(bounds.findings());
        addRate();
        addStates();
    }

    private void addPairings() {
        long dropped = count(StepPairing.Kind.LAST_DROPPED);
        long moved = count(StepPairing.Kind.LED_TO);
        if (dropped > 0) {
            findings.add(Finding.done(
                    COUNTS,
                    "dropped the last action of %d of %d episodes, which have as many actions as frames: what it led to was not seen."
                            .formatted(dropped, source.count())));
        }
        if (moved > 0) {
            findings.add(Finding.done(
                    COUNTS,
                    "moved the actions of %d of %d episodes one frame back: their first one is NaN, so each lies beside the frame that it led to."
                            .formatted(moved, source.count())));
        }
        if (options.shift() != 0) {
            findings.add(Finding.done(
                    COUNTS,
                    "shifted the actions by %d: step t has the one of step t%+d."
                            .formatted(options.shift(), options.shift())));
        }
        if (dropped + moved + misfits.size() == 0) {
            findings.add(Finding.ok(COUNTS, "one action between every two frames."));
        }
        if (!source.leftOut().isEmpty()) {
            findings.add(Finding.done("columns", "left out " + source.leftOut() + "."));
        }
    }

    private long count(StepPairing.Kind kind) {
        return pairings.stream().filter(pairing -> pairing.kind() == kind).count();
    }

    private void addRate() {
        if (periods.stream().anyMatch(step -> !Double.isFinite(step))) {
            findings.add(Finding.error(RATE, "a time is missing or no number."));
        } else if (periods.isEmpty() && options.controlPeriod().isEmpty()) {
            findings.add(Finding.done(
                    RATE,
                    "took %.4g s from one frame to the next, since there are no times; give --fps if that matters to you."
                            .formatted(USUAL_PERIOD)));
        } else if (options.controlPeriod().isEmpty() && period() > LONG_PERIOD) {
            findings.add(Finding.warning(
                    RATE,
                    "times are %.4g s apart. Maybe they are not in seconds, as they must be.".formatted(period())));
        }
    }

    private void addStates() {
        if (!source.stateNames().isEmpty() && !statesComplete) {
            findings.add(Finding.done(
                    "states", "left out " + String.join(", ", source.stateNames()) + ": some last frames have none."));
        }
    }

    /** Of positive times the median, to the nanosecond. */
    private double period() {
        double[] steps = periods.stream()
                .mapToDouble(Double::doubleValue)
                .filter(step -> step > 0)
                .sorted()
                .toArray();
        double median = steps.length == 0 ? USUAL_PERIOD : steps[steps.length / 2];
        return options.controlPeriod().orElse(Math.max(1, Math.round(median * NANOS)) / NANOS);
    }

    DatasetReport report() {
        return new DatasetReport(findings);
    }

    StepPairing pairing(int episode) {
        return pairings.get(episode);
    }

    boolean hasStates() {
        return statesComplete && !source.stateNames().isEmpty();
    }

    /** What the data set will say of itself; empty if an error stands against it. */
    Optional<DatasetInfo> info() {
        return report().hasErrors() ? Optional.empty() : bounds.space().map(this::info);
    }

    private DatasetInfo info(ActionSpace space) {
        List<String> states = hasStates() ? source.stateNames() : List.of();
        return new DatasetInfo(
                options.environment(),
                options.environment(),
                period(),
                space,
                "imported from " + source.describe()
                        + (options.shift() == 0 ? "" : ", actions shifted by " + options.shift()),
                0,
                new FrameShape(options.resizer().height(), options.resizer().width(), 3),
                states.size(),
                states,
                hasStates() ? source.feltNames() : List.of());
    }
}
