package foresee.benchmarks.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import foresee.benchmarks.Bucket;
import foresee.benchmarks.Latency;
import foresee.benchmarks.MachineNoise;
import foresee.benchmarks.PlannerSettings;
import foresee.benchmarks.Provenance;
import foresee.benchmarks.TrialResult;
import foresee.benchmarks.WilsonInterval;
import foresee.benchmarks.failure.Diagnosis;
import foresee.benchmarks.failure.FailureClass;
import foresee.benchmarks.matrix.BenchmarkResult;
import foresee.benchmarks.matrix.Cell;
import foresee.benchmarks.matrix.Cell.Role;
import foresee.benchmarks.matrix.CellResult;
import foresee.benchmarks.matrix.CellResult.Status;
import foresee.benchmarks.matrix.DiagnosedCell;
import foresee.benchmarks.matrix.Limit;
import foresee.benchmarks.matrix.RunEffort;
import foresee.benchmarks.matrix.Where;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Results of benchmarks that were never run. */
final class HandMade {
    static final String ROOMS = "two-room-fixed-cross-room";
    private static final List<String> CRITERIA = List.of("moderate", "strict");

    private final List<CellResult> cells = new ArrayList<>();
    private final List<DiagnosedCell> diagnoses = new ArrayList<>();

    static Where where(String task, int trials) {
        return new Where("two-room", "fixed", "nominal", task, "", 7, trials);
    }

    private static Cell cell(Role role, String planner, String model, Where where, Limit limit) {
        PlannerSettings settings = PlannerSettings.defaults();
        String source = role == Role.FLOOR ? "none" : role == Role.CEILING ? "simulator" : model;
        return new Cell(role, planner, settings, new Cell.Model(model, source, ""), where, limit);
    }

    /** The floor, which succeeds in 4 % of the cases, and the ceiling, in 99 %. */
    HandMade bounds(Where where) {
        done(cell(Role.FLOOR, "random actions", "none", where, Limit.NONE), 0.04, 0);
        return done(cell(Role.CEILING, "oracle", "simulator", where, Limit.evaluations(4096)), 0.99, 40);
    }

    /** A planner that succeeds about so often, and whose plans take about so long. */
    HandMade planner(String planner, String model, Where where, Limit limit, double success, double millis) {
        return done(cell(Role.ENTRANT, planner, model, where, limit), success, millis);
    }

    /** A planner whose only plan of a trial is carried out to its end, in a layout. */
    HandMade openLoop(String planner, String layout, String task, Limit limit, double success) {
        Where where = new Where("two-room", layout, "nominal", task, "", 7, 40);
        PlannerSettings settings = PlannerSettings.defaults().withReplanInterval(60);
        Cell.Model model = new Cell.Model("bundled", "bundled", "");
        return done(new Cell(Role.ENTRANT, planner, settings, model, where, limit), success, 1);
    }

    /** A planner in a model of a recipe, which succeeds about so often. */
    HandMade trained(String planner, String model, String recipe, Where where, Limit limit, double success) {
        Cell.Model trained = new Cell.Model(model, model + ".safetensors", recipe);
        return done(new Cell(Role.ENTRANT, planner, PlannerSettings.defaults(), trained, where, limit), success, 1);
    }

    private HandMade done(Cell cell, double success, double millis) {
        cells.add(result(cell, success, millis));
        return this;
    }

    HandMade failed(String planner, Where where, Limit limit, String error) {
        cells.add(without(cell(Role.ENTRANT, planner, "bundled", where, limit), Status.FAILED, error));
        return this;
    }

    HandMade notNeeded(String planner, Where where, Limit limit) {
        cells.add(without(cell(Role.ENTRANT, planner, "bundled", where, limit), Status.NOT_NEEDED, ""));
        return this;
    }

    private static CellResult without(Cell cell, Status status, String error) {
        Latency none = new Latency(0, 0, 0, 0, 0);
        return new CellResult(
                cell.id(), cell, status, error, "", "", "", Map.of(), none, none, List.of(), List.of(), List.of(), 0,
                0);
    }

    private static CellResult result(Cell cell, double success, double millis) {
        List<TrialResult> trials = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(cell.words().hashCode());
        for (int i = 0; i < cell.where().trials(); i++) {
            trials.add(trial(cell, i, random.nextDouble() < success, random.nextDouble()));
        }
        Map<String, WilsonInterval> rates = new LinkedHashMap<>();
        CRITERIA.forEach(name -> rates.put(name, rate(trials, name)));
        List<Bucket> buckets = millis == 0 ? List.of() : buckets(millis);
        Latency latency = new Latency(millis, 1.6 * millis, 2.8 * millis, 4 * millis, millis == 0 ? 0 : 2000);
        return new CellResult(
                cell.id(),
                cell,
                Status.DONE,
                "",
                cell.planner(),
                "",
                "d1" + cell.id(),
                rates,
                latency,
                latency,
                buckets,
                buckets,
                trials,
                12.5,
                13);
    }

    private static WilsonInterval rate(List<TrialResult> trials, String criterion) {
        int met = (int) trials.stream().filter(trial -> trial.met(criterion)).count();
        return WilsonInterval.of(met, trials.size());
    }

    private static TrialResult trial(Cell cell, int i, boolean met, double luck) {
        Map<String, Integer> at = new LinkedHashMap<>();
        if (met) {
            at.put("moderate", 20 + i % 30);
            if (luck < 0.7) {
                at.put("strict", 30 + i % 40);
            }
        }
        long plans = cell.role() == Role.FLOOR ? 0 : cell.settings().replanInterval() >= 60 ? 1 : 12;
        long perPlan = cell.limit().isDeadline()
                ? Math.round(40 * cell.limit().deadlineMillis())
                : cell.limit().evaluations();
        return new TrialResult(
                i,
                1000 + i,
                at,
                met ? 2 : 30 * luck,
                met ? 1.5 : 25 * luck,
                60,
                plans,
                plans * perPlan,
                "0123456789abcdef");
    }

    private static List<Bucket> buckets(double millis) {
        List<Bucket> bars = new ArrayList<>();
        double up = 0.7 * millis;
        for (long count : new long[] {20, 300, 800, 500, 240, 90, 30, 12, 5, 2, 1}) {
            bars.add(new Bucket(up, count));
            up *= 1.189207115002721;
        }
        return bars;
    }

    /** Failed trials of the cell that was added last, one of each class given. */
    HandMade diagnosed(FailureClass... failures) {
        CellResult last = cells.get(cells.size() - 1);
        List<Diagnosis> all = new ArrayList<>();
        for (FailureClass failure : failures) {
            all.add(new Diagnosis(
                    all.size(),
                    9,
                    "moderate",
                    20,
                    4.9,
                    failure,
                    failure == FailureClass.PLANNER_ERROR ? 7 : 4,
                    List.of(),
                    List.of()));
        }
        diagnoses.add(new DiagnosedCell(last.id(), last.digest(), 2 * failures.length, all));
        return this;
    }

    BenchmarkResult result() {
        return result("quick");
    }

    BenchmarkResult result(String name) {
        Map<String, Map<String, String>> criteria = new LinkedHashMap<>();
        cells.forEach(cell -> criteria.put(
                cell.cell().where().taskWord(),
                Map.of("moderate", "the agent's centre comes within 4.9 pixels of the goal.")));
        return new BenchmarkResult(
                BenchmarkResult.FORMAT,
                BenchmarkResult.VERSION,
                name,
                "Planners by the bundled model.",
                JsonNodeFactory.instance.objectNode(),
                "0".repeat(64),
                "foresee bench quick --out out",
                criteria,
                Provenance.here(Instant.EPOCH),
                new MachineNoise(List.of(new MachineNoise.Round("before", 0.5, 0.5, 0.6, 0.7, 0.1)), 0, 0.5),
                new RunEffort(9, 0.5, 0.1),
                cells,
                diagnoses);
    }
}
