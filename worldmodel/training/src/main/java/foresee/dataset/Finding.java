package foresee.dataset;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a check of data found, in words.
 *
 * @param severity how much it matters
 * @param check which check found it, in a word or two: {@code frame rate}
 * @param words what is the case, with numbers; one sentence or a few
 */
public record Finding(Severity severity, String check, String words) {
    private static final int NAMED = 3;

    /** How much a finding matters. */
    public enum Severity {
        /** All is well. */
        OK,
        /** Something was done to the data. */
        DONE,
        /** Something is odd; the data can be used. */
        WARNING,
        /** The data cannot be used as it is. */
        ERROR
    }

    static Finding ok(String check, String words) {
        return new Finding(Severity.OK, check, words);
    }

    static Finding done(String check, String words) {
        return new Finding(Severity.DONE, check, words);
    }

    static Finding warning(String check, String words) {
        return new Finding(Severity.WARNING, check, words);
    }

    static Finding error(String check, String words) {
        return new Finding(Severity.ERROR, check, words);
    }

    /** Some of the names, and how many more there are: {@code a, b, c and 9 more}. */
    static String some(List<String> names) {
        String first = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() <= NAMED ? first : first + " and " + (names.size() - NAMED) + " more";
    }

    /** The finding on one line: severity, check, words. */
    public String line() {
        return "%-8s %-13s %s".formatted(severity.name().toLowerCase(java.util.Locale.ROOT), check, words);
    }
}
