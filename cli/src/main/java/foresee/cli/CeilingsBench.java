package foresee.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foresee.benchmarks.Ceiling;
import foresee.benchmarks.EvaluationSet;
import foresee.benchmarks.OracleEffort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code foresee bench ceilings}: floor and ceiling of evaluation sets. */
final class CeilingsBench {
    private final Console console;
    private final BenchTrials trials;
    private final EstimateOption estimate;
    private final Options options;

    CeilingsBench(Console console, BenchTrials trials, EstimateOption estimate, Options options) {
        this.console = console;
        this.trials = trials;
        this.estimate = estimate;
        this.options = options;
    }

    /** What may be chosen. */
    static final class Options {
        @Option(
                names = "--sets",
                split = ",",
                paramLabel = "NAME",
                description = "ceilings: these bundled sets alone, separated by commas (default: all).")
        private List<String> sets = List.of();

        @Option(
                names = "--resume",
                description =
                        "ceilings: keep what the file of --json says of sets that are done, those that are not named now"
                                + " among them, unless the set, its trials or the planner are others now.")
        private boolean resume;
    }

    /**
     * Measures the sets; each is told, and stands in the file, once it is done.
     *
     * @param file for the table as JSON
     */
    BenchResult run(Optional<Path> file) throws IOException, InterruptedException {
        if (estimate.wanted() && file.isPresent() && !options.resume) {
            throw Failure.usage("--estimate measures nothing to write to " + file.get() + ". Maybe leave --json out.");
        }
        List<EvaluationSet> sets = sets();
        List<Ceiling> done = new ArrayList<>(kept(sets, file));
        List<EvaluationSet> left =
                sets.stream().filter(set -> find(done, set).isEmpty()).toList();
        List<Double> efforts = efforts(left);
        if (estimate.wanted()) {
            return result(sets, done);
        }
        EffortLeft clock = new EffortLeft(efforts);
        for (int i = 0; i < left.size(); i++) {
            Ceiling ceiling = measure(left.get(i), i, left.size(), clock);
            console.note(CeilingsText.line(ceiling));
            done.add(ceiling);
            if (file.isPresent()) {
                JsonOutput.write(file.get(), json(done));
            }
        }
        return result(sets, done);
    }

    private List<EvaluationSet> sets() {
        List<String> names = options.sets.isEmpty() ? EvaluationSet.bundled() : options.sets;
        List<EvaluationSet> sets = names.stream().map(EvaluationSet::bundled).toList();
        sets.forEach(set -> set.first(trials.count()));
        return sets;
    }

    private List<Ceiling> kept(List<EvaluationSet> sets, Optional<Path> file) throws IOException {
        if (!options.resume) {
            return List.of();
        }
        Path path = file.orElseThrow(() ->
                Failure.usage("--resume goes on with a file, and there is none. Maybe name it: --json FILE.json"));
        if (!Files.exists(path)) {
            return List.of();
        }
        return read(path).stream().filter(ceiling -> isValid(ceiling, sets)).toList();
    }

    /** Whether what the file says still holds, and of a set that is measured now, whether it is of as many trials. */
    private boolean isValid(Ceiling ceiling, List<EvaluationSet> sets) {
        boolean asked = sets.stream().anyMatch(set -> set.name().toString().equals(ceiling.set()));
        return EvaluationSet.bundled().contains(ceiling.set())
                && ceiling.isOf(EvaluationSet.bundled(ceiling.set()), asked ? trials.count() : ceiling.trials());
    }

    private static List<Ceiling> read(Path path) throws IOException {
        try {
            JsonNode json = new ObjectMapper().readTree(Files.readString(path));
            if (!json.path("bench").asText().equals("ceilings")) {
                throw Failure.usage(path + " is not the JSON of the benchmark ceilings.");
            }
            List<Ceiling> found = new ArrayList<>();
            json.path("sets").forEach(row -> found.add(Ceiling.of(row)));
            return found;
        } catch (JsonProcessingException | IllegalArgumentException damaged) {
            throw Failure.usage(path + " is damaged. Maybe leave --resume out.", damaged);
        }
    }

    private static Optional<Ceiling> find(List<Ceiling> done, EvaluationSet set) {
        return done.stream()
                .filter(ceiling -> ceiling.set().equals(set.name().toString()))
                .findFirst();
    }

    private List<Double> efforts(List<EvaluationSet> sets) {
        List<Double> efforts = new ArrayList<>();
        double all = 0;
        for (EvaluationSet set : sets) {
            double seconds = OracleEffort.seconds(set, trials.count()) / trials.threads();
            efforts.add(seconds);
            all += seconds;
            console.note("%s: at most %s".formatted(set.name(), EffortLeft.words(seconds)));
        }
        console.note("%d sets of %d trials on %d threads: at most %s"
                .formatted(sets.size(), trials.count(), trials.threads(), EffortLeft.words(all)));
        return efforts;
    }

    private Ceiling measure(EvaluationSet set, int number, int count, EffortLeft clock) throws InterruptedException {
        try (ProgressLine progress = new ProgressLine(console)) {
            return Ceiling.measure(
                    set,
                    trials.count(),
                    trials.threads(),
                    (who, done) -> progress.show(() -> "%s (%d of %d), %s: trial %d of %d, %s left"
                            .formatted(
                                    set.name(),
                                    number + 1,
                                    count,
                                    who,
                                    done,
                                    trials.count(),
                                    clock.left(number, who.equals("ceiling") ? (double) done / trials.count() : 0))));
        }
    }

    private BenchResult result(List<EvaluationSet> sets, List<Ceiling> done) {
        return new BenchResult(CeilingsText.of(inOrder(sets, done)), json(done));
    }

    /** All that is known, those among it that were not asked for now, in the order of the catalogue. */
    private ObjectNode json(List<Ceiling> done) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("bench", "ceilings").put("threads", trials.threads());
        ArrayNode rows = json.putArray("sets");
        List<String> order = EvaluationSet.bundled();
        done.stream()
                .sorted(Comparator.comparingInt(ceiling -> order.indexOf(ceiling.set())))
                .forEach(ceiling -> rows.add(ceiling.toJson()));
        return json;
    }

    private static List<Ceiling> inOrder(List<EvaluationSet> sets, List<Ceiling> done) {
        return sets.stream().flatMap(set -> find(done, set).stream()).toList();
    }
}
