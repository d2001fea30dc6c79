package foresee.benchmarks.micro;

import java.util.Map;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What JMH takes from a round: the values of {@link Contestant}, by key; 0 for one that did not take part. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Counters {
    public double peak;
    public double vector;
    public double scalar;
    public double peer;
    public double oneThread;
    public double twoThreads;
    public double oneThreadCpu;
    public double twoThreadsCpu;
    public double denormalVector;
    public double denormalScalar;

    void set(Map<Contestant, Double> values) {
        peak = values.getOrDefault(Contestant.PEAK, 0.0);
        vector = values.getOrDefault(Contestant.VECTOR, 0.0);
        scalar = values.getOrDefault(Contestant.SCALAR, 0.0);
        peer = values.getOrDefault(Contestant.PEER, 0.0);
        oneThread = values.getOrDefault(Contestant.ONE_THREAD, 0.0);
        twoThreads = values.getOrDefault(Contestant.TWO_THREADS, 0.0);
        oneThreadCpu = values.getOrDefault(Contestant.ONE_THREAD_CPU, 0.0);
        twoThreadsCpu = values.getOrDefault(Contestant.TWO_THREADS_CPU, 0.0);
        denormalVector = values.getOrDefault(Contestant.DENORMAL_VECTOR, 0.0);
        denormalScalar = values.getOrDefault(Contestant.DENORMAL_SCALAR, 0.0);
    }
}
