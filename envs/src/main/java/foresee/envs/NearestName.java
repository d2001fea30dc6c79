package foresee.envs;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody probably meant, by the fewest insertions, deletions and replacements of letters. */
public final class NearestName {
    private NearestName() {}

    /** A message of the form {@code unknown task (cros-room); there are any, same-room, cross-room.} with a hint below it. */
    public static String unknown(String kind, String name, List<String> known) {
        String message = "unknown " + kind + " (" + name + "); there are " + String.join(", ", known) + ".";
        return of(name, known)
                .map(nearest -> message + "\nMaybe " + nearest + ".")
                .orElse(message);
    }

    /** The nearest name, if it is near: at most half of the longer name's letters differ. */
    public static Optional<String> of(String name, List<String> known) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return known.stream()
                .min(Comparator.comparingInt(candidate -> edits(wanted, candidate)))
                .filter(best -> 2 * edits(wanted, best) <= Math.max(wanted.length(), best.length()));
    }

    /** Levenshtein's distance, row by row. */
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
