package foresee.benchmarks.matrix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cells of two results that are about the same thing: planner, model (by their labels), task or frozen set, level and budget. Cells of
 * one match differ in their {@link Where} alone.
 */
final class Match {
    private final String label;
    private final Map<Where, CellResult> before = new LinkedHashMap<>();
    private final Map<Where, CellResult> after = new LinkedHashMap<>();

    private Match(String label) {
        this.label = label;
    }

    /**
     * All matches, those of the first result first.
     *
     * @throws IllegalArgumentException if a result has two cells of the same match and the same cases
     */
    static List<Match> of(BenchmarkResult a, BenchmarkResult b) {
        Map<String, Match> matches = new LinkedHashMap<>();
        entrants(a).forEach(cell -> put(matchOf(matches, cell).before, cell));
        entrants(b).forEach(cell -> put(matchOf(matches, cell).after, cell));
        return List.copyOf(matches.values());
    }

    private static List<CellResult> entrants(BenchmarkResult result) {
        return result.cells().stream()
                .filter(cell -> cell.cell().role() == Cell.Role.ENTRANT)
                .toList();
    }

    private static Match matchOf(Map<String, Match> matches, CellResult cell) {
        return matches.computeIfAbsent(label(cell.cell()), Match::new);
    }

    private static void put(Map<Where, CellResult> cells, CellResult cell) {
        if (cells.putIfAbsent(cell.cell().where(), cell) != null) {
            throw new IllegalArgumentException("a result has the cell ("
                    + cell.cell().words() + ") twice.\nMaybe two of its labels are the same.");
        }
    }

    private static String label(Cell cell) {
        Where where = cell.where();
        String task = where.set().isEmpty() ? where.taskWord() : where.taskWord() + " (set " + where.set() + ")";
        return "%s, %s, %s, %s"
                .formatted(
                        task, cell.model().label(), cell.planner(), cell.limit().words());
    }

    /** What it is called: {@code two-room-fixed-same-room, bundled, cem, 256 evaluations}. */
    String label() {
        return label;
    }

    /** A cell of it in words: the label with the seed, unless the set has it, and the number of trials. */
    private String words(Where where) {
        String seed = where.set().isEmpty() ? ", seed " + where.seed() : "";
        return label + seed + ", " + where.trials() + " trials";
    }

    /** Cells of the same cases that were run in both, a's then b's, in a's order. */
    List<CellPair> ranInBoth() {
        return inBoth().stream()
                .filter(pair -> pair.a().isDone() && pair.b().isDone())
                .toList();
    }

    /** Cells of the same cases, whatever became of them, in a's order. */
    private List<CellPair> inBoth() {
        return before.values().stream()
                .filter(cell -> after.containsKey(cell.cell().where()))
                .map(cell -> new CellPair(cell, after.get(cell.cell().where())))
                .toList();
    }

    List<CellResult> ranInA() {
        return done(before);
    }

    List<CellResult> ranInB() {
        return done(after);
    }

    private static List<CellResult> done(Map<Where, CellResult> cells) {
        return cells.values().stream().filter(CellResult::isDone).toList();
    }

    /**
     * Cells that ran in a and fail in b, with the error. Where all that b has of a match that ran in a are other cases, and nothing of them runs, all that
     * fail are.
     */
    List<String> broken() {
        return brokenPlaces().stream()
                .map(where -> words(where) + ": " + after.get(where).error())
                .toList();
    }

    private Set<Where> brokenPlaces() {
        Set<Where> places = new LinkedHashSet<>();
        boolean nothingRuns = !ranInA().isEmpty() && inBoth().isEmpty() && ranInB().isEmpty();
        after.forEach((where, cell) -> {
            boolean ran = before.containsKey(where) && before.get(where).isDone();
            if ((ran || nothingRuns) && cell.status() == CellResult.Status.FAILED) {
                places.add(where);
            }
        });
        return places;
    }

    /** Cells that a has alone and that are not compared, in words. */
    List<String> onlyInA() {
        return alone(before, after);
    }

    /** Cells that b has alone and that are not compared, in words; those that are broken are listed there. */
    List<String> onlyInB() {
        return alone(after, before);
    }

    private List<String> alone(Map<Where, CellResult> here, Map<Where, CellResult> there) {
        Set<Where> broken = brokenPlaces();
        boolean pooled = isPooled();
        return here.values().stream()
                .filter(cell -> !there.containsKey(cell.cell().where()))
                .filter(cell -> !broken.contains(cell.cell().where()))
                .filter(cell -> !(pooled && cell.isDone()))
                .map(cell -> words(cell.cell().where()) + (cell.isDone() ? "" : ": " + became(cell)))
                .toList();
    }

    /**
     * Whether all that was run of it, in a and in b, is compared as samples of different cases, since no cell is in both.
     *
     * <p><b>Why</b> not also where cells are in both, but none was run in both: which of a climb are not needed depends on outcomes.
     */
    boolean isPooled() {
        return inBoth().isEmpty() && !ranInA().isEmpty() && !ranInB().isEmpty();
    }

    /** Cells that both have and that cannot be compared since they were not run in both, with what became of them; without the broken. */
    List<String> notRunInBoth() {
        Set<Where> broken = brokenPlaces();
        List<String> words = new ArrayList<>();
        for (CellPair pair : inBoth()) {
            Where where = pair.a().cell().where();
            boolean ranInBoth = pair.a().isDone() && pair.b().isDone();
            if (!ranInBoth && !broken.contains(where)) {
                words.add(words(where) + ": " + became(pair.a()) + " in the first, " + became(pair.b())
                        + " in the second");
            }
        }
        return words;
    }

    private static String became(CellResult cell) {
        return switch (cell.status()) {
            case DONE -> "run";
            case FAILED -> "failed (" + cell.error() + ")";
            case NOT_NEEDED -> "not needed";
        };
    }
}
