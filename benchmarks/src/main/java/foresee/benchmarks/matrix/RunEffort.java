package foresee.benchmarks.matrix;

/**
 * Where the processor time of a run went; what was found finished took none.
 *
 * <p><b>Units:</b> seconds of one core, threads of the compiler and of the collector not included.
 *
 * @param trialSeconds of the cells' trials
 * @param diagnosisSeconds of looking into those that failed
 * @param overheadSeconds of running them, on every thread that took part: models that are loaded and warmed up, estimates, the noise of the
 *     machine, files, progress; without the report
 */
public record RunEffort(double trialSeconds, double diagnosisSeconds, double overheadSeconds) {

    /** The same with more overhead. */
    RunEffort withMoreOverhead(double seconds) {
        return new RunEffort(trialSeconds, diagnosisSeconds, overheadSeconds + seconds);
    }

    /** The overhead as a share of all; everything if nothing was run. */
    public double overheadShare() {
        double all = trialSeconds + diagnosisSeconds + overheadSeconds;
        return all == 0 ? 1 : overheadSeconds / all;
    }
}
