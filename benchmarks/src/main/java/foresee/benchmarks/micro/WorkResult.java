package foresee.benchmarks.micro;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured of one work.
 *
 * <p>Ratios are medians over rounds of the ratio within a round: what slows a whole round down, such as a lower clock, is in
 * both and cancels.
 *
 * @param work its name
 * @param flops floating-point operations of one execution, two for each multiply-add; 0 if they are not counted
 * @param rounds one value per round for each contestant that took part: milliseconds, of the peak GFLOP/s; copied
 */
record WorkResult(String work, double flops, Map<Contestant, List<Double>> rounds) {
    WorkResult {
        Map<Contestant, List<Double>> copy = new EnumMap<>(Contestant.class);
        rounds.forEach((who, values) -> copy.put(who, List.copyOf(values)));
        rounds = Collections.unmodifiableMap(copy);
        long sizes = rounds.values().stream().map(List::size).distinct().count();
        if (sizes > 1) {
            throw new IllegalArgumentException("contestants of " + work + " must all have as many rounds: " + rounds);
        }
    }

    /** Whether a contestant took part. */
    boolean has(Contestant who) {
        return !rounds.getOrDefault(who, List.of()).isEmpty();
    }

    /** Median over rounds. */
    double median(Contestant who) {
        return median(rounds.get(who));
    }

    /** Least of all rounds. */
    double least(Contestant who) {
        return Collections.min(rounds.get(who));
    }

    /** Median over rounds of one contestant's value divided by another's. */
    double ratio(Contestant above, Contestant below) {
        return median(ratios(above, below));
    }

    /** One ratio per round. */
    List<Double> ratios(Contestant above, Contestant below) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < rounds.get(above).size(); i++) {
            ratios.add(rounds.get(above).get(i) / rounds.get(below).get(i));
        }
        return ratios;
    }

    /** What a contestant did, by its median time. */
    double gflops(Contestant who) {
        return flops / (median(who) * 1e6);
    }

    /** What ours on vector kernels did, of what the core could do in the same round: 0 to 1. */
    double shareOfPeak() {
        List<Double> shares = new ArrayList<>();
        for (int i = 0; i < rounds.get(Contestant.VECTOR).size(); i++) {
            double gflops = flops / (rounds.get(Contestant.VECTOR).get(i) * 1e6);
            shares.add(gflops / rounds.get(Contestant.PEAK).get(i));
        }
        return median(shares);
    }

    /** The middle value; of an even number the mean of the two in the middle. */
    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
