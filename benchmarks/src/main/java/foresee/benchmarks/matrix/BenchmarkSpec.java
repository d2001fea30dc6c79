package foresee.benchmarks.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foresee.benchmarks.Oracle;
import foresee.benchmarks.PlannerSettings;
import foresee.benchmarks.Sha256;
import foresee.envs.NearestName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a benchmark measures: planners x models x tasks x levels of variation x seeds x budgets, with a floor and a ceiling for each
 * task. Read from JSON; {@code docs/benchmarks.md} describes the keys. Immutable.
 */
public final class BenchmarkSpec {
    private static final List<String> SHIPPED =
            List.of("quick", "planners", "models", "robustness", "horizon", "latency", "full");
    private static final int TRIALS = 100;

    /** Every failed trial is to be looked into. */
    private static final String ALL = "all";

    private final JsonNode json;
    private final RawSpec raw;
    private final List<PlannerRow> planners;
    private final List<Cell.Model> models;
    private final List<BudgetRow> budgets;
    private final List<Where> places;

    private BenchmarkSpec(String file, JsonNode json) {
        this.json = json;
        this.raw = RawSpec.read(file, json);
        try {
            this.planners = plannerRows();
            this.models = modelList();
            this.budgets = budgetRows();
            this.places = placeList();
            check();
        } catch (BenchmarkFormatException known) {
            throw known;
        } catch (IllegalArgumentException wrong) {
            throw new BenchmarkFormatException(file, wrong.getMessage());
        }
    }

    /**
     * Reads a specification.
     *
     * @param name of the file, for messages
     * @throws BenchmarkFormatException if it is no JSON, a key is not known, or a value is none that it can be
     */
    public static BenchmarkSpec parse(String name, byte[] bytes) {
        return new BenchmarkSpec(name, MatrixJson.parse(name, bytes));
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read
     * @throws BenchmarkFormatException if it is no specification
     */
    public static BenchmarkSpec read(Path file) throws IOException {
        return parse(file.toString(), Files.readAllBytes(file));
    }

    /** Names of the benchmarks that come with Foresee. */
    public static List<String> shipped() {
        return SHIPPED;
    }

    /**
     * A benchmark that comes with Foresee.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static BenchmarkSpec shipped(String name) {
        if (!SHIPPED.contains(name)) {
            throw new IllegalArgumentException(NearestName.unknown("benchmark", name, SHIPPED));
        }
        try (InputStream in = BenchmarkSpec.class.getResourceAsStream(name + ".json")) {
            return parse(name, in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The same with so many trials of each task. */
    public BenchmarkSpec withTrials(int trials) {
        ObjectNode changed = json.deepCopy();
        changed.put("trials", trials).remove(List.of("floorTrials", "ceilingTrials"));
        changed.path("tasks").forEach(task -> {
            if (task instanceof ObjectNode object) {
                object.remove("trials");
            }
        });
        return new BenchmarkSpec(name(), changed);
    }

    /** The same with these planners alone, as {@code planners} of a specification names them by one word each. */
    public BenchmarkSpec withPlanners(List<String> names) {
        return with("planners", names);
    }

    /** The same with these models alone, as {@code models} of a specification names them by one word each. */
    public BenchmarkSpec withModels(List<String> sources) {
        return with("models", sources);
    }

    private BenchmarkSpec with(String key, List<String> words) {
        ObjectNode changed = json.deepCopy();
        ArrayNode list = changed.putArray(key);
        words.forEach(list::add);
        return new BenchmarkSpec(name(), changed);
    }

    private List<PlannerRow> plannerRows() {
        List<PlannerRow> rows = new ArrayList<>();
        for (RawSpec.Planner planner : orEmpty(raw.planners())) {
            rows.add(PlannerRow.of(planner));
        }
        requireSome("planners", rows.isEmpty());
        requireDistinct("planners", rows.stream().map(PlannerRow::label).toList());
        return List.copyOf(rows);
    }

    private List<Cell.Model> modelList() {
        if (raw.models() == null) {
            return List.of(Cell.Model.of(Cell.Model.BUNDLED));
        }
        List<Cell.Model> list = raw.models().stream().map(RawSpec.Model::read).toList();
        requireSome("models", list.isEmpty());
        requireDistinct("models", list.stream().map(Cell.Model::label).toList());
        return list;
    }

    private List<BudgetRow> budgetRows() {
        List<BudgetRow> rows =
                orEmpty(raw.budgets()).stream().map(BudgetRow::of).toList();
        requireDistinct("budgets", rows.stream().map(row -> row.limit().words()).toList());
        return rows;
    }

    private List<Where> placeList() {
        Set<Where> list = new LinkedHashSet<>();
        for (RawSpec.Place place : orEmpty(raw.tasks())) {
            list.addAll(TaskRow.places(place, raw, trials()));
        }
        requireSome("tasks", list.isEmpty());
        return List.copyOf(list);
    }

    private void check() {
        for (int count : new int[] {trials(), floorTrials(), ceilingTrials()}) {
            if (count < 1) {
                throw new IllegalArgumentException("trials (" + count + ") must be at least 1.");
            }
        }
        if (diagnose() < 0) {
            throw new IllegalArgumentException("diagnose (" + diagnose() + ") must not be negative.\nMaybe \"all\".");
        }
        if (climb().isPresent()) {
            checkClimb();
        }
        for (Where place : places) {
            for (PlannerRow planner : planners) {
                PlannerSettings settings =
                        planner.settings(place.findTask(), Oracle.ACTION_CHUNK, PlannerSettings.defaults());
                budgets.forEach(budget -> budget.in(settings));
            }
        }
    }

    private void checkClimb() {
        List<Limit> limits = budgets.stream().map(BudgetRow::limit).toList();
        for (int i = 0; i < limits.size(); i++) {
            if (limits.get(i).isDeadline()) {
                throw new IllegalArgumentException("climb: budgets must be evaluations, not deadlines.");
            }
            if (i > 0 && limits.get(i).evaluations() <= limits.get(i - 1).evaluations()) {
                throw new IllegalArgumentException("climb: budgets must ascend.");
            }
        }
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }

    private static void requireSome(String key, boolean isEmpty) {
        if (isEmpty) {
            throw new IllegalArgumentException(key + " (0) must be at least 1.");
        }
    }

    private static void requireDistinct(String key, List<String> labels) {
        Set<String> seen = new HashSet<>();
        for (String label : labels) {
            if (!seen.add(label)) {
                throw new IllegalArgumentException(
                        key + ": " + label + " is there twice.\nMaybe give one of them another label.");
            }
        }
    }

    /** Its name. */
    public String name() {
        return raw.name() == null ? "benchmark" : raw.name();
    }

    /** What it is for, in a sentence or two; empty if it does not say. */
    public String description() {
        return raw.description() == null ? "" : raw.description();
    }

    /** The specification as it was given. */
    public JsonNode json() {
        return json.deepCopy();
    }

    /** SHA-256 of the specification, however it is indented. */
    public String sha256() {
        return Sha256.of(MatrixJson.bytes(json));
    }

    /** Models to plan in. */
    public List<Cell.Model> models() {
        return models;
    }

    /** Cases to run, each place once. */
    public List<Where> places() {
        return places;
    }

    /** Failed trials of each cell to find the cause of, at most; {@link Integer#MAX_VALUE} if all. */
    public int diagnose() {
        JsonNode most = raw.diagnose();
        if (most == null || most.isNull()) {
            return 0;
        }
        if (most.isTextual() && most.asText().equals(ALL)) {
            return Integer.MAX_VALUE;
        }
        if (!most.isInt()) {
            throw new IllegalArgumentException("diagnose (" + most + ") must be a whole number, or \"" + ALL + "\".");
        }
        return most.intValue();
    }

    /** Whether every cell is to run alone. */
    public boolean isAlone() {
        return raw.alone() != null && raw.alone();
    }

    /** When a row of ascending budgets is over; empty if all of it is run. */
    public Optional<Climb> climb() {
        return Climb.of(raw);
    }

    private int trials() {
        return raw.trials() == null ? TRIALS : raw.trials();
    }

    private int floorTrials() {
        return raw.floorTrials() == null ? trials() : raw.floorTrials();
    }

    private int ceilingTrials() {
        return raw.ceilingTrials() == null ? trials() : raw.ceilingTrials();
    }

    /** How many cases of a place have a floor. */
    int floorTrials(Where place) {
        return Math.min(floorTrials(), place.trials());
    }

    /** How many cases of a place have a ceiling. */
    int ceilingTrials(Where place) {
        return Math.min(ceilingTrials(), place.trials());
    }

    /** Who plans. */
    List<PlannerRow> planners() {
        return planners;
    }

    /** How much a plan may cost; what the planners say themselves if empty. */
    List<BudgetRow> budgets() {
        return budgets;
    }

    /**
     * All cells, place by place: floor, ceiling, then model by model, planner by planner, and budget by budget.
     *
     * @param library finds models
     * @throws IllegalArgumentException if a model is for none of the places, or a place has no model
     */
    public List<Cell> cells(ModelLibrary library) {
        return Cells.of(this, library);
    }
}
