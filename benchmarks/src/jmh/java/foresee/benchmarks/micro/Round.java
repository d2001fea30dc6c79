package foresee.benchmarks.micro;

import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One round of one work, in the JVM that JMH forks for it: everybody takes a turn. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Round {
    /** Name of the work; one that cannot be, so that nobody measures it by mistake. */
    @Param("none")
    public String work;

    /** Whether the other library takes part. */
    @Param("false")
    public boolean peers;

    private Contest contest;
    private int number;

    @Setup(Level.Trial)
    public void prepare() {
        contest = Works.of(WorkName.named(work)).contest(peers ? Optional.of(peer()) : Optional.empty());
        contest.warmUp();
    }

    /** The library on the class path. */
    static Peer peer() {
        return ServiceLoader.load(Peer.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no peer is on the class path: it is compiled with the Maven profile peers."));
    }

    @Benchmark
    public void measure(Counters counters) {
        counters.set(contest.round(number++));
    }
}
