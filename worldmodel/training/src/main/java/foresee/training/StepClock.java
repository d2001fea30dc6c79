package foresee.training;

/** How fast a run goes, by the wall clock, for progress lines only. */
final class StepClock {
    private final int steps;
    private final int imagesPerStep;
    private long begin;
    private int firstStep;

    StepClock(int steps, int imagesPerStep) {
        this.steps = steps;
        this.imagesPerStep = imagesPerStep;
    }

    /** Begins to count at step {@code step}. */
    void start(int step) {
        begin = System.nanoTime();
        firstStep = step;
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
        return Math.max(1e-9, (System.nanoTime() - begin) * 1e-9) / (step - firstStep + 1);
    }
}
