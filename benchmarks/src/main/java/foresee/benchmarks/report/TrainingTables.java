package foresee.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import foresee.runtime.Architecture;
import foresee.runtime.ModelCard;
import foresee.runtime.ModelFile;
import foresee.runtime.Provenance;
import foresee.training.Diagnostics;
import foresee.training.OpenLoopError;
import foresee.training.ProbeScore;
import java.util.ArrayList;
import java.util.List;

/** The tables of a training run. */
final class TrainingTables {
    private TrainingTables() {}

    /** What a linear probe reads off held-out latents. */
    static Table known(Diagnostics measured) {
        int last = measured.openLoop().latent().size();
        List<Line> lines = new ArrayList<>();
        for (int f = 0; f < measured.scores().size(); f++) {
            ProbeScore score = measured.scores().get(f);
            OpenLoopError.Factor drift = measured.openLoop().factors().get(f);
            lines.add(Line.of(
                    Entry.words(score.name()),
                    Entry.words(measured.motions().get(f).kind().words()),
                    r2(score.r2()),
                    error(score.error(), score.unit()),
                    error(drift.error().get(0), score.unit()),
                    error(drift.error().get(last - 1), score.unit())));
        }
        return new Table(
                "known",
                "What a linear probe reads off held-out latents",
                List.of(
                        Column.words("factor", "factor"),
                        Column.words("in the data", "motion"),
                        Column.number("R2", "r2"),
                        Column.number("error", "error"),
                        Column.number("after 1 imagined step", "error_1"),
                        Column.number("after " + last, "error_" + last)),
                2,
                lines,
                List.of(),
                List.of());
    }

    private static Entry r2(double value) {
        if (!Double.isFinite(value)) {
            return Entry.nothing(1);
        }
        double percent = 100 * Math.max(0, Math.min(1, value));
        String text = Numbers.three(value);
        return new Entry(text, List.of(text), Numbers.plain(value), List.of(percent, percent, percent));
    }

    private static Entry error(double value, String unit) {
        return Entry.number(Numbers.three(value) + " " + unit, value);
    }

    /** Every setting of the run, by its key in JSON. */
    static Table settings(JsonNode configuration) {
        List<Line> lines = new ArrayList<>();
        settings("", configuration, lines);
        return facts("settings", "Settings of the run", "setting", lines);
    }

    private static void settings(String path, JsonNode node, List<Line> lines) {
        node.properties().forEach(field -> {
            if (field.getValue().isObject()) {
                settings(path + field.getKey() + ".", field.getValue(), lines);
            } else {
                JsonNode value = field.getValue();
                lines.add(fact(path + field.getKey(), value.isValueNode() ? value.asText() : value.toString()));
            }
        });
    }

    /** Data, model, machine. */
    static Table facts(ModelFile model, Diagnostics measured) {
        ModelCard card = model.card();
        Architecture shape = card.architecture();
        Provenance from = card.provenance();
        List<Line> lines = new ArrayList<>(List.of(
                fact("environment", card.environmentDescription()),
                fact("data", from.dataDescription()),
                fact("data, SHA-256", from.dataHash().replaceFirst("^sha256:", "")),
                fact(
                        "episodes",
                        from.split().trainEpisodes() + " to train, "
                                + from.split().heldOutEpisodes() + " held out ("
                                + from.split().rule() + ")"),
                fact("sees", shape.sight()),
                fact("latent", shape.latentSize() + " numbers"),
                fact("actions", card.actionSpace() + ", " + shape.actionChunk() + " in a model step"),
                fact("weights", Long.toString(model.weights())),
                fact("seed", Long.toString(from.seed())),
                fact("goal threshold", goal(measured)),
                fact("Java", from.javaVersion()),
                fact("processor", from.processor())));
        from.origin()
                .filter(origin -> !origin.command().isEmpty())
                .ifPresent(origin -> lines.add(0, fact("command", origin.command())));
        from.libraries().forEach((name, version) -> lines.add(fact(name, version)));
        return facts("facts", "Data, model and machine", "what", lines);
    }

    private static String goal(Diagnostics measured) {
        return measured.calibration()
                .map(found -> "latent distance %s: of the held-out pairs under it, %s %% are within %s %s"
                        .formatted(
                                Numbers.three(found.threshold()),
                                Numbers.three(100 * found.precision()),
                                Numbers.three(found.radius()),
                                found.unit()))
                .orElse("none: latent distance tells too little about true distance");
    }

    private static Table facts(String id, String caption, String what, List<Line> lines) {
        return new Table(
                id,
                caption,
                List.of(Column.words(what, "what"), Column.words("is", "is")),
                1,
                lines,
                List.of(),
                List.of());
    }

    private static Line fact(String what, String is) {
        return Line.of(Entry.words(what), Entry.words(is));
    }
}
