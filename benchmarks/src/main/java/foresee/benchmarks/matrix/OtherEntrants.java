package foresee.benchmarks.matrix;

import foresee.benchmarks.PlannerSettings;
import foresee.benchmarks.Provenance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says which models and planners are others under the same label: that is what is compared, and no error. */
final class OtherEntrants {
    private static final int DIGITS = 12;

    private final Provenance before;
    private final Provenance after;
    private final Map<String, List<String>> changes = new LinkedHashMap<>();

    /**
     * @param before provenance of a
     * @param after provenance of b
     */
    OtherEntrants(Provenance before, Provenance after) {
        this.before = before;
        this.after = after;
    }

    /** Looks at cells that are compared. */
    void look(CellResult a, CellResult b) {
        String environment = a.cell().where().environment();
        Cell.Model model = a.cell().model();
        String modelKey =
                model.source().equals(Cell.Model.BUNDLED) ? model.label() + " of " + environment : model.label();
        note(
                "model " + modelKey,
                model(model, environment, before),
                model(b.cell().model(), environment, after));
        note("planner " + a.cell().planner(), planner(a), planner(b));
    }

    private void note(String what, String was, String is) {
        List<String> known = changes.computeIfAbsent(what, key -> new ArrayList<>());
        String change = "was " + was + " and is " + is;
        if (!was.equals(is) && !known.contains(change)) {
            known.add(change);
        }
    }

    /** A line for each label: {@code planner cem was ... and is ...}, with how many other such changes it has. */
    List<String> words() {
        List<String> lines = new ArrayList<>();
        changes.forEach((what, known) -> {
            if (!known.isEmpty()) {
                String more = known.size() == 1 ? "" : " (and " + (known.size() - 1) + " more such changes)";
                lines.add(what + " " + known.get(0) + more);
            }
        });
        return lines;
    }

    /** What it is, and for a file the beginning of its hash. */
    private static String model(Cell.Model model, String environment, Provenance provenance) {
        if (!model.isTrained()) {
            return model.source();
        }
        boolean isBundled = model.source().equals(Cell.Model.BUNDLED);
        Path file = isBundled
                ? Path.of(environment + ".safetensors")
                : Path.of(model.source()).getFileName();
        String hash = provenance.models().getOrDefault(String.valueOf(file), "");
        String words = hash.isEmpty() ? "of unknown hash" : hash.substring(0, Math.min(DIGITS, hash.length()));
        return (isBundled ? Cell.Model.BUNDLED : file) + " " + words;
    }

    private static String planner(CellResult cell) {
        PlannerSettings settings = cell.cell().settings();
        return "%s, horizon %d, hold %d, replan interval %d"
                .formatted(cell.planner(), settings.horizon(), settings.hold(), settings.replanInterval());
    }
}
