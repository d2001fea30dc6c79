package foresee.cli;

import com.fasterxml.jackson.databind.JsonNode;
import foresee.runtime.Architecture;
import foresee.runtime.ModelCard;
import foresee.runtime.ModelFile;
import foresee.runtime.PlanningAdvice;
import foresee.runtime.Provenance;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A model file in words, one fact a line. */
final class ModelLines {
    private ModelLines() {}

    static List<String> of(Path path, ModelFile file) throws IOException {
        ModelCard card = file.card();
        List<String> lines = new ArrayList<>();
        lines.add("model %s (%s, %.1f MB, %d weights)"
                .formatted(card.name(), path, Files.size(path) / 1e6, file.weights()));
        lines.add("environment     " + card.environmentDescription());
        lines.add("sees            %s, as %d numbers"
                .formatted(card.architecture().sight(), card.architecture().latentSize()));
        lines.add("predicts        " + prediction(card.architecture()));
        lines.add("actions         " + card.actionSpace());
        lines.add("probe reads     "
                + (card.probe().isEmpty()
                        ? "nothing"
                        : card.probe().stream()
                                .map(factor -> factor.name() + " (" + factor.unit() + ")")
                                .collect(Collectors.joining(", "))));
        lines.add("goal threshold  "
                + (card.goalThreshold().isPresent()
                        ? "latent distance " + card.goalThreshold().getAsDouble()
                        : "not calibrated"));
        lines.add("planned with    " + planning(card));
        provenance(card.provenance(), lines);
        lines.add("metrics");
        indented("  ", card.metrics(), lines);
        return lines;
    }

    private static String prediction(Architecture a) {
        return "%d environment steps at a time, from %d latent%s%s"
                .formatted(
                        a.actionChunk(),
                        a.history(),
                        a.history() == 1 ? "" : "s",
                        a.members() == 1 ? "" : ", by " + a.members() + " predictors");
    }

    private static String planning(ModelCard card) {
        PlanningAdvice advice = card.planning().orElse(PlanningAdvice.defaults());
        return "%d x %d candidates, %d model steps ahead (%d environment steps), actions held for %d, a new plan every %d%s"
                .formatted(
                        advice.samples(),
                        advice.iterations(),
                        advice.horizon(),
                        advice.horizon() * card.architecture().actionChunk(),
                        advice.hold(),
                        advice.replanInterval(),
                        card.planning().isPresent() ? "" : ": the usual, as the card does not say");
    }

    private static void provenance(Provenance from, List<String> lines) {
        lines.add("trained on      " + from.dataDescription());
        lines.add("data hash       " + from.dataHash());
        from.rounds()
                .forEach(round -> lines.add("and on          %d episodes of %s, %s"
                        .formatted(round.episodes(), round.policy(), round.dataHash())));
        lines.add("split           %s: %d to train, %d held out"
                .formatted(
                        from.split().rule(),
                        from.split().trainEpisodes(),
                        from.split().heldOutEpisodes()));
        lines.add("seed            " + from.seed());
        lines.add("settings        " + from.trainingConfiguration());
        from.origin().ifPresent(origin -> {
            lines.add("made by         " + (origin.command().isEmpty() ? "a program" : origin.command()));
            lines.add("data seed       " + origin.dataSeed());
        });
        lines.add("made with       Java " + from.javaVersion() + " on " + from.processor() + threads(from) + ", "
                + from.libraries());
    }

    private static String threads(Provenance from) {
        return from.origin()
                .map(origin -> origin.threads() == 1 ? ", one thread" : ", " + origin.threads() + " threads")
                .orElse("");
    }

    /** A JSON tree: objects as indented names, each object of a list on its own line, numbers to four digits. */
    private static void indented(String indent, JsonNode node, List<String> lines) {
        node.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isObject()) {
                lines.add(indent + field.getKey());
                indented(indent + "  ", value, lines);
            } else if (value.path(0).isObject()) {
                lines.add(indent + field.getKey());
                value.forEach(element -> lines.add(indent + "  " + brief(element)));
            } else {
                lines.add(indent + field.getKey() + " " + brief(value));
            }
        });
    }

    private static String brief(JsonNode value) {
        if (value.isObject()) {
            return value.properties().stream()
                    .map(field -> field.getKey() + " " + brief(field.getValue()))
                    .collect(Collectors.joining(", "));
        }
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(ModelLines::brief)
                    .collect(Collectors.joining(" "));
        }
        return value.isFloatingPointNumber()
                ? new BigDecimal(value.asDouble(), new MathContext(4)).toPlainString()
                : value.asText();
    }
}
