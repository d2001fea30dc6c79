package foresee.benchmarks;

import foresee.control.ControlListener;
import foresee.control.PlanEvent;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Gathers how long plans took, by the wall and by processor time. Not thread-safe; several are added up.
 *
 * <p><b>Why both:</b> on a shared machine the wall measures the neighbours too.
 */
public final class PlanClock implements ControlListener {
    private static final int DIGITS = 3;
    private final Histogram wall = new Histogram(DIGITS);
    private final Histogram cpu = new Histogram(DIGITS);
    private long evaluations;

    @Override
    public void onPlan(PlanEvent event) {
        evaluations += event.plan().trace().evaluations();
        wall.recordValue(event.wallNanos());
        if (event.cpuNanos() >= 0) {
            cpu.recordValue(event.cpuNanos());
        }
    }

    void add(PlanClock other) {
        wall.add(other.wall);
        cpu.add(other.cpu);
        evaluations += other.evaluations;
    }

    /** Forgets everything. */
    void reset() {
        wall.reset();
        cpu.reset();
        evaluations = 0;
    }

    /** Plans that were made. */
    long plans() {
        return wall.getTotalCount();
    }

    /** Scored candidates of all plans. */
    long evaluations() {
        return evaluations;
    }

    /** Wall-clock time of whole calls. */
    public Latency wall() {
        return Latency.of(wall);
    }

    /** Processor time of the calling thread. */
    public Latency cpu() {
        return Latency.of(cpu);
    }

    /** How the wall-clock times spread. */
    public List<Bucket> wallBuckets() {
        return Bucket.of(wall);
    }

    /** How the processor times spread. */
    public List<Bucket> cpuBuckets() {
        return Bucket.of(cpu);
    }
}
