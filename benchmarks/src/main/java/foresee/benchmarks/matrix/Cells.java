package foresee.benchmarks.matrix;

import foresee.benchmarks.Oracle;
import foresee.benchmarks.PlannerSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes cells that no planner of a specification asks for, and puts them into rows. */
final class Cells {
    private Cells() {}

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
