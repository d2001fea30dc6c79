package foresee.benchmarks.micro;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Those who are measured at one work, ready and compared: they take turns. */
final class Contest {
    private static final long WARM_UP_NANOS = 2_500_000_000L;

    private final List<Entry> entries = new ArrayList<>();

    /** One who takes part. */
    private record Entry(Contestant who, Clock clock, Runnable body) {
        double measure() {
            double millis = clock.millis(body);
            return who == Contestant.PEAK ? PeakLoop.flops() / (millis * 1e6) : millis;
        }

        void warmUp() {
            long end = Clock.CPU.nanos() + WARM_UP_NANOS;
            while (Clock.CPU.nanos() < end) {
                body.run();
            }
        }
    }

    /** A contest of the core's peak; others are added. */
    static Contest withPeak() {
        return new Contest().with(Contestant.PEAK, new PeakLoop());
    }

    /** Adds one who is measured by processor time. */
    Contest with(Contestant who, Runnable body) {
        return with(who, Clock.CPU, body);
    }

    /** Adds one who is measured by {@code clock}. */
    Contest with(Contestant who, Clock clock, Runnable body) {
        entries.add(new Entry(who, clock, body));
        return this;
    }

    /** Lets each run for 2.5 s, long enough for the just-in-time compiler. */
    void warmUp() {
        entries.forEach(Entry::warmUp);
    }

    /** Measures each once, beginning with another one in each round. */
    Map<Contestant, Double> round(int number) {
        Map<Contestant, Double> values = new EnumMap<>(Contestant.class);
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get((number + i) % entries.size());
            values.put(entry.who, entry.measure());
        }
        return values;
    }
}
