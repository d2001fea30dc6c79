package foresee.benchmarks.statistics;

import java.util.List;
import java.util.Locale;

/**
 * What {@link CompareRule} says of two runs.
 *
 * @param rule that was applied
 * @param pairs one verdict each, in the order given, copied
 */
public record RunComparison(CompareRule rule, List<PairVerdict> pairs) {
    public RunComparison {
        pairs = List.copyOf(pairs);
    }

    /** Whether any pair is a regression. */
    public boolean regression() {
        return pairs.stream().anyMatch(PairVerdict::regression);
    }

    /** The pairs that are one. */
    public List<PairVerdict> regressions() {
        return pairs.stream().filter(PairVerdict::regression).toList();
    }

    /** How many pairs changed so. */
    public int count(Change change) {
        return (int) pairs.stream().filter(pair -> pair.change() == change).count();
    }

    /** One line: how many pairs got worse, better or neither, and what the line is worth. */
    public String describe() {
        return String.format(
                Locale.ROOT,
                "%d pairs: %d worse, of which %d by more than %.1f points; %d better; %d not told apart."
                        + " Had nothing changed, a line like this would find a change with a probability of at most %.3g.",
                pairs.size(),
                count(Change.WORSE),
                regressions().size(),
                100 * rule.margin(),
                count(Change.BETTER),
                count(Change.NOT_TOLD_APART),
                rule.alpha());
    }
}
