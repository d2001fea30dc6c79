package foresee.benchmarks.report;

import foresee.benchmarks.WilsonInterval;
import java.util.Collections;
import java.util.List;

/**
 * One entry of a table: the same value for people, for sorting, and for programs.
 *
 * @param text for people
 * @param csv for programs, as many as the column says, copied
 * @param sort number that it sorts by; empty if it sorts by its text
 * @param shares parts of a stacked bar, in percent, one for each kind; empty for none
 * @param bar value, low and high end of a small bar, in percent; empty for none
 */
record Entry(String text, List<Object> csv, String sort, List<Double> shares, List<Double> bar) {
    private static final String NOTHING = "–";

    Entry {
        csv = List.copyOf(csv);
        shares = List.copyOf(shares);
        bar = List.copyOf(bar);
    }

    Entry(String text, List<Object> csv, String sort, List<Double> bar) {
        this(text, csv, sort, List.of(), bar);
    }

    static Entry words(String text) {
        return new Entry(text, List.of(text), "", List.of());
    }

    static Entry number(String text, double value) {
        return Double.isFinite(value)
                ? new Entry(text, List.of(Numbers.plain(value)), Numbers.plain(value), List.of())
                : nothing(1);
    }

    static Entry rate(WilsonInterval rate) {
        return interval(Numbers.percent(rate), rate.success(), rate.low(), rate.high())
                .withBar(List.of(100 * rate.success(), 100 * rate.low(), 100 * rate.high()));
    }

    /** A value and the ends of its interval. */
    static Entry interval(String text, double value, double low, double high) {
        List<Object> all = List.of(Numbers.plain(value), Numbers.plain(low), Numbers.plain(high));
        return new Entry(text, all, Numbers.plain(value), List.of());
    }

    /** A stacked bar, beside numbers that say the same. */
    static Entry shares(List<Double> percent) {
        return new Entry("", List.of(), "", percent, List.of());
    }

    /** An entry that is not there. */
    static Entry nothing(int columns) {
        return new Entry(NOTHING, Collections.nCopies(columns, ""), "", List.of());
    }

    private Entry withBar(List<Double> values) {
        return new Entry(text, csv, sort, values);
    }
}
