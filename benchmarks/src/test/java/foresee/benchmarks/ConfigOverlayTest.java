package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foresee.planning.CemPlanner;
import foresee.planning.GradientPlanner;
import foresee.planning.IcemPlanner;
import foresee.planning.MppiPlanner;
import foresee.planning.StepRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigOverlayTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static ConfigOverlay overlay(String json) {
        try {
            return ConfigOverlay.of(JSON.readTree(json));
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    @Test
    void onlyWhatIsNamedChanges() {
        MppiPlanner.Config changed = overlay(
                        "{\"sigma\": 1.2, \"correlation\": 0, \"averageDrawn\": true, \"samples\": 7}")
                .over(MppiPlanner.Config.defaults(), "mppi");
        assertThat(changed)
                .isEqualTo(MppiPlanner.Config.defaults()
                        .withSigma(1.2)
                        .withCorrelation(0)
                        .withAverageDrawn(true)
                        .withSamples(7));
    }

    @Test
    void recordsWithinRecordsChangeInPart() {
        IcemPlanner.Config usual = IcemPlanner.Config.defaults();
        IcemPlanner.Config changed = overlay("{\"selection\": {\"elites\": 9}, \"noise\": {\"beta\": 3}}")
                .over(usual, "icem");
        assertThat(changed)
                .isEqualTo(usual.withSelection(usual.selection().withElites(9))
                        .withNoise(usual.noise().withBeta(3)));
    }

    @Test
    void aStepRuleChangesInPartOrBecomesAnother() {
        GradientPlanner.Config usual = GradientPlanner.Config.defaults();
        assertThat(overlay("{\"rule\": {\"meanDecay\": 0.5}}").over(usual, "gradient"))
                .isEqualTo(usual.withRule(new StepRule.Adam(0.5, 0.99)));
        assertThat(overlay("{\"rule\": {\"kind\": \"sgd\"}}").over(usual, "gradient"))
                .isEqualTo(usual.withRule(new StepRule.Sgd(0.5)));
        GradientPlanner.Config plain = usual.withRule(new StepRule.Sgd(0.25));
        assertThat(overlay("{\"rule\": {\"kind\": \"adam\", \"squareDecay\": 0.9}}")
                        .over(plain, "gradient"))
                .isEqualTo(usual.withRule(new StepRule.Adam(0.9, 0.9)));
    }

    @Test
    void noChangeIsTheSameObject() {
        CemPlanner.Config usual = CemPlanner.Config.defaults();
        assertThat(ConfigOverlay.none().over(usual, "cem")).isSameAs(usual);
        assertThat(overlay("{}")).isSameAs(ConfigOverlay.none());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'sigm': 1}              | unknown option of icem (sigm); there are samples, decay, selection,",
                "{'decai': 1}             | Maybe decay.",
                "{'noise': {'beto': 1}}   | unknown option of icem (noise.beto); there are noise.startSigma,",
                "{'noise': {'beto': 1}}   | Maybe noise.beta.",
                "{'samples': 7.5}         | option samples (7.5) must be a whole number.",
                "{'samples': 3000000000}  | option samples (3000000000) must be a whole number.",
                "{'decay': '2'}           | option decay (\"2\") must be a number.",
                "{'meanLast': 1}          | option meanLast (1) must be true or false.",
                "{'noise': 1}             | option noise (1) must be a JSON object.",
                "{'noise': null}          | option noise (null) must be a JSON object.",
                "{'decay': 0.5}           | decay (0.5) must be at least 1",
                "{'selection': {'kept': 7}} | kept (7) must be 0 to elites (6).",
                "{'samples': 4}           | elites (6) must be at most half of samples (4)."
            })
    void whatCannotBeIsRefusedInWords(String json, String words) {
        ConfigOverlay overlay = overlay(json.replace('\'', '"'));
        assertThatThrownBy(() -> overlay.over(IcemPlanner.Config.defaults(), "icem"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    @Test
    void anUnknownRuleNamesTheNearest() {
        ConfigOverlay overlay = overlay("{\"rule\": {\"kind\": \"adm\"}}");
        assertThatThrownBy(() -> overlay.over(GradientPlanner.Config.defaults(), "gradient"))
                .hasMessageContaining("unknown kind of step rule (adm)")
                .hasMessageEndingWith("Maybe adam.");
        assertThatThrownBy(() -> overlay("[1]")).hasMessageContaining("options ([1]) must be a JSON object.");
    }

    @Test
    void isAValueThatJacksonWritesAndReads() throws JsonProcessingException {
        ConfigOverlay overlay = overlay("{\"sigma\": 1.2, \"noise\": {\"beta\": 2}}");
        String written = JSON.writeValueAsString(overlay);
        assertThat(written).isEqualTo("{\"sigma\":1.2,\"noise\":{\"beta\":2}}").isEqualTo(overlay.toString());
        assertThat(JSON.readValue(written, ConfigOverlay.class))
                .isEqualTo(overlay)
                .hasSameHashCodeAs(overlay);
        overlay.toJson().put("sigma", 3);
        assertThat(overlay.toString()).isEqualTo(written);
    }

    static Stream<PlannerCatalogue.Entry> entries() {
        return PlannerCatalogue.all().stream();
    }

    /** Every number and truth of every planner can be given, and is told of by the planner that it makes. */
    @ParameterizedTest
    @MethodSource("entries")
    void everyOptionOfEveryPlannerIsSeenInItsDescription(PlannerCatalogue.Entry entry) {
        ObjectNode config =
                StepRuleJson.addTo(new ObjectMapper()).valueToTree(entry.config(64, 4, ConfigOverlay.none()));
        String usual = entry.build(64, 4).describe();
        List<ObjectNode> changes = changes(config);
        assertThat(changes).hasSizeGreaterThanOrEqualTo(2);
        for (ObjectNode change : changes) {
            assertThat(entry.build(64, 4, ConfigOverlay.of(change)).describe())
                    .as(change.toString())
                    .isNotEqualTo(usual);
        }
    }

    /** One change for each leaf of a tree: to half, to 0.3 what is 0, to the contrary. */
    private static List<ObjectNode> changes(ObjectNode tree) {
        List<ObjectNode> changes = new ArrayList<>();
        tree.properties().forEach(property -> {
            if (property.getValue() instanceof ObjectNode inner) {
                changes(inner).forEach(change -> changes.add(object(property.getKey(), change)));
            } else if (!property.getKey().equals("kind")) {
                changes.add(object(property.getKey(), other(property.getValue())));
            }
        });
        // colour instead of correlation: both together are refused
        changes.forEach(change -> {
            if (change.has("beta") && tree.has("correlation")) {
                change.put("correlation", 0);
            }
        });
        return changes;
    }

    private static ObjectNode object(String key, JsonNode value) {
        return JsonNodeFactory.instance.objectNode().set(key, value);
    }

    private static JsonNode other(JsonNode value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value.isBoolean()) {
            return nodes.booleanNode(!value.booleanValue());
        }
        if (value.isInt()) {
            return nodes.numberNode(value.intValue() > 1 ? value.intValue() - 1 : value.intValue() + 1);
        }
        return nodes.numberNode(value.doubleValue() == 0 ? 0.3 : 0.9 * value.doubleValue());
    }
}
