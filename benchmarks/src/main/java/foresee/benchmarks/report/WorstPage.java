package foresee.benchmarks.report;

import foresee.benchmarks.Pictures;
import foresee.benchmarks.failure.CostLandscape;
import foresee.benchmarks.failure.CostLandscape.Surface;
import foresee.benchmarks.failure.Diagnosis;
import foresee.benchmarks.failure.Outcome;
import foresee.benchmarks.failure.SeenTrial;
import foresee.benchmarks.failure.TellingPlan;
import foresee.benchmarks.failure.WorstTrial;
import foresee.benchmarks.report.Page.Picture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What is said and shown of a failed trial, besides its charts. */
final class WorstPage {
    private static final int PIXELS = 112;
    private static final int PICTURES = 6;

    private final WorstTrial trial;
    private final SeenTrial seen;
    private final Diagnosis diagnosis;

    WorstPage(WorstTrial trial) {
        this.trial = trial;
        this.seen = trial.seen();
        this.diagnosis = trial.diagnosis();
    }

    String title(String cell) {
        return "Trial " + diagnosis.trial() + " of " + cell + ": "
                + diagnosis.failure().label();
    }

    List<String> words() {
        List<String> words = new ArrayList<>(List.of(
                diagnosis.failure().words(),
                "It was to meet the criterion " + diagnosis.criterion() + " and came as near as "
                        + Numbers.three(diagnosis.leastDistance()) + " " + seen.distanceUnit()
                        + "; the task's radius is "
                        + Numbers.three(diagnosis.radius()) + ". With nothing changed but the planner's seed, "
                        + diagnosis.otherSeeds() + " of " + Diagnosis.SEEDS + " runs reached the goal."));
        words.addAll(diagnosis.notes());
        trial.tellingPlan()
                .ifPresent(plan -> words.add("The plan shown was made at step " + plan.step()
                        + ", the first after the agent had been nearest, or the last one."));
        return words;
    }

    Table reruns(String id) {
        return new Table(
                id + "-reruns",
                "The same trial with one thing put right",
                List.of(
                        Column.words("rerun", "rerun"),
                        Column.words("what it is", "words"),
                        Column.words("planner", "planner"),
                        Column.number("evaluations per plan", "evaluations"),
                        Column.words("reached", "reached"),
                        Column.number("least distance", "least_distance"),
                        Column.number("steps", "steps")),
                1,
                diagnosis.outcomes().stream().map(WorstPage::line).toList(),
                List.of(),
                List.of());
    }

    private static Line line(Outcome outcome) {
        return Line.of(
                Entry.words(outcome.rerun().label()),
                Entry.words(outcome.rerun().words()),
                Entry.words(outcome.planner()),
                Entry.number(Long.toString(outcome.evaluations()), (double) outcome.evaluations()),
                Entry.words(outcome.reached() ? "yes" : "no"),
                Entry.number(Numbers.three(outcome.leastDistance()), outcome.leastDistance()),
                Entry.number(Integer.toString(outcome.steps()), outcome.steps()));
    }

    /** Start, some of the way, the nearest step, the end; and the goal. */
    List<Picture> strip() throws IOException {
        List<Picture> pictures = new ArrayList<>();
        for (int step : steps()) {
            String nearest = step == seen.nearestStep() ? ", nearest" : "";
            String words = "step " + step + nearest + ": " + Numbers.three(seen.distance(step)) + " left";
            pictures.add(new Picture(words, DataUri.png(Pictures.image(seen.picture(step, PIXELS)))));
        }
        pictures.add(new Picture("goal", DataUri.png(Pictures.image(seen.goalPicture(PIXELS)))));
        return pictures;
    }

    private int[] steps() {
        SortedSet<Integer> steps = new TreeSet<>(List.of(seen.nearestStep()));
        for (int k = 0; k < PICTURES; k++) {
            steps.add(Math.round((float) k * seen.steps() / (PICTURES - 1)));
        }
        return steps.stream().mapToInt(Integer::intValue).toArray();
    }

    Optional<CostLandscape> landscape() {
        return trial.tellingPlan().flatMap(TellingPlan::landscape);
    }

    /** A picture for each surface of the landscape. */
    List<Picture> maps() throws IOException {
        List<Picture> maps = new ArrayList<>();
        if (landscape().isPresent()) {
            for (Surface surface : landscape().orElseThrow().surfaces()) {
                HeatMap map = new HeatMap(landscape().orElseThrow(), surface);
                maps.add(new Picture(map.words() + ". " + surface.words(), DataUri.png(map.image())));
            }
        }
        return maps;
    }
}
