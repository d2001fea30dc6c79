package foresee.benchmarks.matrix;

import foresee.benchmarks.Oracle;
import foresee.benchmarks.PlannerSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Makes the cells of a specification, and puts them into rows. */
final class Cells {
    private Cells() {}

    /** {@link BenchmarkSpec#cells}. */
    static List<Cell> of(BenchmarkSpec spec, ModelLibrary library) {
        List<Cell> cells = new ArrayList<>();
        Set<Cell.Model> used = new HashSet<>();
        for (Where place : spec.places()) {
            cells.add(floor(place.withTrials(spec.floorTrials(place))));
            cells.add(ceiling(place.withTrials(spec.ceilingTrials(place))));
            List<Cell.Model> fitting = spec.models().stream()
                    .filter(model -> library.isFor(model, place))
                    .toList();
            if (fitting.isEmpty()) {
                throw new IllegalArgumentException("no model of " + spec.name() + " is for " + place.taskWord() + ".");
            }
            used.addAll(fitting);
            fitting.forEach(model -> cells.addAll(entrants(spec, place, model, library)));
        }
        spec.models().stream()
                .filter(model -> !used.contains(model))
                .findFirst()
                .ifPresent(idle -> {
                    throw new IllegalArgumentException("model " + idle.label() + " is for none of the tasks.");
                });
        return List.copyOf(cells);
    }

    private static List<Cell> entrants(BenchmarkSpec spec, Where place, Cell.Model model, ModelLibrary library) {
        List<Cell> cells = new ArrayList<>();
        int chunk = library.actionChunk(model, place);
        PlannerSettings usual = usual(spec, library.settings(model, place));
        for (PlannerRow planner : spec.planners()) {
            PlannerSettings settings = planner.settings(place.findTask(), chunk, usual);
            library.requireRisk(model, place, settings);
            List<BudgetRow> own = spec.budgets().isEmpty() ? List.of(BudgetRow.of(settings)) : spec.budgets();
            own.forEach(budget -> cells.add(
                    new Cell(Cell.Role.ENTRANT, planner.label(), budget.in(settings), model, place, budget.limit())));
        }
        return cells;
    }

    /** What a planner does not say: as is advised for the model, save how much a plan costs where budgets say that for all models. */
    private static PlannerSettings usual(BenchmarkSpec spec, PlannerSettings advised) {
        PlannerSettings defaults = PlannerSettings.defaults();
        return spec.budgets().isEmpty()
                ? advised
                : advised.withSamples(defaults.samples()).withIterations(defaults.iterations());
    }

    /** Random actions. */
    static Cell floor(Where where) {
        return new Cell(
                Cell.Role.FLOOR,
                "random actions",
                PlannerSettings.defaults(),
                Cell.Model.of(Cell.Model.NONE),
                where,
                Limit.NONE);
    }

    /** The oracle. */
    static Cell ceiling(Where where) {
        PlannerSettings settings = Oracle.settings(where.findTask());
        return new Cell(
                Cell.Role.CEILING,
                "oracle",
                settings,
                Cell.Model.of(Cell.Model.SIMULATOR),
                where,
                Limit.evaluations(settings.evaluations()));
    }

    /**
     * Cells that differ in their limits and in the seeds of their cases alone: rung by rung, the smallest limit first, and on each rung
     * the cells of all seeds.
     */
    static List<List<List<Cell>>> ladders(List<Cell> cells) {
        Map<List<Object>, Map<Long, List<Cell>>> ladders = new LinkedHashMap<>();
        for (Cell cell : cells) {
            ladders.computeIfAbsent(row(cell), key -> new TreeMap<>())
                    .computeIfAbsent(cell.limit().evaluations(), key -> new ArrayList<>())
                    .add(cell);
        }
        return ladders.values().stream()
                .map(ladder -> List.copyOf(ladder.values()))
                .toList();
    }

    private static List<Object> row(Cell cell) {
        return List.of(cell.role(), cell.planner(), cell.model(), cell.where().withoutSeed());
    }
}
