package foresee.benchmarks;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foresee.envs.NearestName;
import foresee.planning.GradientPlanner;
import foresee.planning.StepRule;
import java.util.List;

/** A {@link StepRule} as JSON: its components, and {@code kind}, which is {@code adam} or {@code sgd}. */
final class StepRuleJson {
    /** Steps with momentum, as {@code gradient-sgd} takes them. */
    static final StepRule SGD = new StepRule.Sgd(0.5);

    private static final String KIND = "kind";
    private static final String ADAM_KIND = "adam";
    private static final String SGD_KIND = "sgd";
    private static final ObjectMapper JSON = addTo(new ObjectMapper());

    private StepRuleJson() {}

    /** The mapper, which knows the rules from here on. */
    static ObjectMapper addTo(ObjectMapper mapper) {
        return mapper.addMixIn(StepRule.class, Kinds.class);
    }

    /**
     * What changes to a record start from: the record itself, or, if they turn one rule into another, that one's defaults.
     *
     * @throws IllegalArgumentException if there is no rule of that kind; names the nearest
     */
    static ObjectNode startingPoint(ObjectNode record, JsonNode changes) {
        JsonNode kind = changes.path(KIND);
        if (!record.has(KIND) || kind.isMissingNode() || kind.equals(record.get(KIND))) {
            return record;
        }
        return JSON.valueToTree(
                switch (kind.asText()) {
                    case ADAM_KIND -> GradientPlanner.Config.defaults().rule();
                    case SGD_KIND -> SGD;
                    default ->
                        throw new IllegalArgumentException(
                                NearestName.unknown("kind of step rule", kind.asText(), List.of(ADAM_KIND, SGD_KIND)));
                });
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = KIND)
    @JsonSubTypes({
        @JsonSubTypes.Type(value = StepRule.Adam.class, name = ADAM_KIND),
        @JsonSubTypes.Type(value = StepRule.Sgd.class, name = SGD_KIND)
    })
    private interface Kinds {}
}
