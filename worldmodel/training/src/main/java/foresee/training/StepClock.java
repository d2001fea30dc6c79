package foresee.training;

import java.util.function.LongSupplier;

/**
 * How fast a run goes, by the wall clock, for progress lines only: over the last {@value #WINDOW} steps.
 *
 * <p><b>Why</b> not over all: the first steps load and compile, and a run may share its processor for a while.
 */
final class StepClock {
    private static final int WINDOW = 64;

    private final int steps;
    private final int imagesPerStep;
    private final LongSupplier nanoClock;
    private final long[] ends = new long[WINDOW];
    private int last;
    private int seen;

    StepClock(int steps, int imagesPerStep) {
        this(steps, imagesPerStep, System::nanoTime);
    }

    StepClock(int steps, int imagesPerStep, LongSupplier nanoClock) {
        this.steps = steps;
        this.imagesPerStep = imagesPerStep;
        this.nanoClock = nanoClock;
    }

    /** Begins to count at step {@code step}. */
    void start(int step) {
        last = step - 1;
        seen = 0;
        end(last);
    }

    /** Images per second up to the batch of step {@code step}, itself included. */
    double imagesPerSecond(int step) {
        return imagesPerStep / secondsPerStep(step);
    }

    /** Seconds that the steps after {@code step} will take at this pace. */
    double secondsLeft(int step) {
        return (steps - step) * secondsPerStep(step);
    }

    private double secondsPerStep(int step) {
        if (step > last) {
            last = step;
            end(step);
        }
        int back = Math.min(seen, WINDOW) - 1;
        long span = ends[Math.floorMod(last, WINDOW)] - ends[Math.floorMod(last - back, WINDOW)];
        return Math.max(1e-9, span * 1e-9) / Math.max(1, back);
    }

    private void end(int step) {
        ends[Math.floorMod(step, WINDOW)] = nanoClock.getAsLong();
        seen++;
    }
}
