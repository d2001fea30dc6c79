package foresee.benchmarks.matrix;

import foresee.benchmarks.Oracle;
import foresee.benchmarks.PlannerSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /** Cells that differ in their limits alone, in their order. */
    static List<List<Cell>> rows(List<Cell> cells) {
        Map<List<Object>, List<Cell>> rows = new LinkedHashMap<>();
        for (Cell cell : cells) {
            rows.computeIfAbsent(
                            List.of(cell.role(), cell.planner(), cell.model(), cell.where()), key -> new ArrayList<>())
                    .add(cell);
        }
        return List.copyOf(rows.values());
    }
}
