package foresee.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foresee.model.ActionSpace;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelCardTest {
    private final ModelCard card = RandomModels.card(RandomModels.everyLayer());

    @Test
    void jsonThereAndBackIsTheSameCard() {
        assertThat(ModelCard.fromJson(card.toJson())).isEqualTo(card);
        assertThat(ModelCard.fromJson(card.toPrettyJson())).isEqualTo(card);
        assertThat(card.toJson()).doesNotContain("\n");
        assertThat(card.toPrettyJson()).contains("\n");
    }

    @Test
    void optionalPartsMayBeAbsent() {
        ModelCard bare = card.withGoalThreshold(OptionalDouble.empty()).withProbe(List.of());
        assertThat(ModelCard.fromJson(bare.toJson())).isEqualTo(bare);
        assertThat(bare.toJson()).contains("\"goalThreshold\":null", "\"probe\":[]");
    }

    @Test
    void cardsOfBeforeTheOriginWasKeptAreReadAndWrittenAsTheyWere() {
        assertThat(card.provenance().origin()).isEmpty();
        assertThat(card.toJson()).doesNotContain("origin");
        String with = card.toJson()
                .replace(
                        ",\"processor\":",
                        ",\"origin\":{\"command\":\"foresee train\",\"dataSeed\":7,\"threads\":1},\"processor\":");
        ModelCard told = ModelCard.fromJson(with);
        assertThat(told.provenance().origin()).contains(new Provenance.Origin("foresee train", 7, 1));
        assertThat(ModelCard.fromJson(told.toJson())).isEqualTo(told);
    }

    @Test
    void roundsAreToldIfThereWereAny() {
        assertThat(card.provenance().rounds()).isEmpty();
        assertThat(card.toJson()).doesNotContain("rounds");
        String with = card.toJson()
                .replace(
                        ",\"processor\":",
                        ",\"rounds\":[{\"dataHash\":\"sha256:1f\",\"policy\":\"mppi\",\"episodes\":9}],\"processor\":");
        ModelCard told = ModelCard.fromJson(with);
        assertThat(told.provenance().rounds()).containsExactly(new Provenance.Round("sha256:1f", "mppi", 9));
        assertThat(ModelCard.fromJson(told.toJson())).isEqualTo(told);
    }

    @Test
    void cardsOfBeforePlanningWasKeptAreReadAndWrittenAsTheyWere() {
        assertThat(card.planning()).isEmpty();
        assertThat(card.toJson()).doesNotContain("planning");
        assertThat(ModelCard.fromJson(card.toJson()).toJson()).isEqualTo(card.toJson());
    }

    @Test
    void adviceOnPlanningGoesThereAndBack() {
        ModelCard told = card.withPlanning(Optional.of(new PlanningAdvice(128, 4, 6, 1, 3)));
        assertThat(told.toJson())
                .contains(
                        "\"planning\":{\"samples\":128,\"iterations\":4,\"horizon\":6,\"hold\":1,\"replanInterval\":3}");
        assertThat(ModelCard.fromJson(told.toJson())).isEqualTo(told);
        assertThat(told.withProbe(List.of()).withMetrics(told.metrics()).planning())
                .contains(new PlanningAdvice(128, 4, 6, 1, 3));
        assertThat(told.withPlanning(Optional.empty())).isEqualTo(card);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"samples\":128 | \"samples\":1    | planning.samples (1) must be at least 2.",
                "\"hold\":1      | \"hold\":0       | planning.hold (0) must be at least 1.",
                "\"horizon\":6   | \"horizon\":6.5  | planning.horizon must be an integer.",
                "\"samples\":128 | \"sampels\":128  | unknown key planning.sampels.\\nMaybe samples is meant.",
                "\"hold\":1,     | ``             | missing key planning.hold.",
            })
    void adviceThatCannotBeIsNamed(String from, String to, String said) {
        String json = card.withPlanning(Optional.of(new PlanningAdvice(128, 4, 6, 1, 3)))
                .toJson();
        assertThat(json).contains(from);
        assertThatThrownBy(() -> ModelCard.fromJson(json.replace(from, to)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said.replace("\\n", "\n"));
    }

    @Test
    void everyActionSpaceGoesThereAndBack() {
        ActionSpace space = new ActionSpace.Product(List.of(
                new ActionSpace.Box(new double[] {-1, 0.1}, new double[] {1, 0.30000000000000004}),
                new ActionSpace.Ball(2, 2.45),
                new ActionSpace.Discrete(5)));
        assertThat(ActionSpaceJson.read(ActionSpaceJson.write(space), "actionSpace"))
                .isEqualTo(space);
    }

    @Test
    void layersAreWrittenByKindAndSize() {
        assertThat(card.toJson())
                .contains(
                        "{\"kind\":\"conv2d\",\"in\":2,\"out\":5,\"kernel\":3,\"stride\":2,\"padding\":1},{\"kind\":\"silu\"},"
                                + "{\"kind\":\"residual\",\"layers\":[{\"kind\":\"conv2d\"")
                .contains("{\"kind\":\"flatten\"},{\"kind\":\"layerNorm\",\"size\":150},{\"kind\":\"dense\"");
    }

    @Test
    void blocksGoThereAndBack() {
        ModelCard blocks = RandomModels.card(RandomModels.blocks());
        assertThat(ModelCard.fromJson(blocks.toJson())).isEqualTo(blocks);
        assertThat(blocks.toJson())
                .contains(
                        "{\"kind\":\"gated\",\"in\":35,\"out\":18},{\"kind\":\"dyt\",\"size\":18},{\"kind\":\"adaLn\",")
                .contains(
                        "{\"kind\":\"tokens\",\"tokens\":3,\"first\":7,\"second\":6},{\"kind\":\"perToken\",\"tokens\":3,")
                .contains("{\"kind\":\"position\",\"tokens\":3,\"features\":20},{\"kind\":\"residual\"")
                .contains("{\"kind\":\"causalAttention\",\"tokens\":3,\"features\":20,\"heads\":4}")
                .contains("{\"kind\":\"slice\",\"in\":60,\"from\":20,\"size\":40}");
    }

    @Test
    void headsGoThereAndBack() {
        ModelCard heads = RandomModels.card(RandomModels.heads());
        assertThat(ModelCard.fromJson(heads.toJson())).isEqualTo(heads);
        assertThat(heads.toJson())
                .contains("{\"kind\":\"branches\",\"branches\":[[{\"kind\":\"spatialSoftmax\",\"channels\":5}],[{")
                .contains("{\"kind\":\"attentionPool\",\"channels\":5,\"maps\":3}");
        String broken = heads.toJson().replace("[{\"kind\":\"spatialSoftmax\",\"channels\":2}]", "7");
        assertThatThrownBy(() -> ModelCard.fromJson(broken))
                .hasMessageContaining("encoder[0].branches[1] must be an array.");
    }

    @Test
    void metricsAreFreeAndCopied() {
        ObjectNode metrics = JsonNodeFactory.instance.objectNode();
        metrics.put("large", Long.MAX_VALUE).put("small", 1e-300).put("text", "ü\n\"");
        metrics.putArray("openLoop").add(0.5).addNull().add(true);
        ModelCard with = card.withMetrics(metrics);
        metrics.put("later", 1);
        ((ObjectNode) with.metrics()).put("later", 2);
        assertThat(with.metrics().has("later")).isFalse();
        assertThat(ModelCard.fromJson(with.toJson())).isEqualTo(with);
    }

    @Test
    void numbersThatJsonLacksBecomeStrings() {
        ObjectNode metrics = JsonNodeFactory.instance.objectNode().put("r2", Double.NaN);
        assertThat(ModelCard.fromJson(card.withMetrics(metrics).toJson())
                        .metrics()
                        .get("r2")
                        .textValue())
                .isEqualTo("NaN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"name\": | \"nmae\": | unknown key nmae.\\nMaybe name is meant.",
                "\"kernel\":3,\"stride\":2 | \"kernel\":3,\"strides\":2 | unknown key architecture.encoder[0].strides.",
                "\"kind\":\"silu\" | \"kind\":\"sily\" | unknown architecture.encoder[1].kind (sily).\\nMaybe silu is meant.",
                "\"kind\":\"relu\" | \"kind\":\"relu\",\"size\":3 | unknown key",
                "\"seed\":1099511627776, | `` | missing key provenance.seed.",
                "\"seed\":1099511627776 | \"seed\":0.5 | provenance.seed must be an integer of 64 bits.",
                "\"name\":\"random\" | \"name\":7 | name must be a string.",
                "\"actionSize\":3 | \"actionSize\":\"3\" | architecture.actionSize must be an integer.",
                "\"actionSize\":3 | \"actionSize\":2 | predictor.0: dense in (26) must be the features it gets (22).",
                "\"size\":3,\"radius\":2.45 | \"size\":2,\"radius\":2.45 | actionSpace size (2)",
                "\"center\":[0.0,0.0,0.0] | \"center\":[0.0,0.0] | center (2) and scale (3",
                "\"center\":[0.0,0.0,0.0] | \"center\":[0.0,0.0,null] | actionNormalizer.center[2] must be a number.",
                "\"goalThreshold\":0.125 | \"goalThreshold\":-1 | goalThreshold (-1.0) must be above 0 and finite.",
                "\"formatVersion\":1 | \"formatVersion\":2,\"new\":0 | formatVersion (2) must be 1.",
                "\"unit\":\"px\" | \"unt\":\"px\" | unknown key probe[0].unt.\\nMaybe unit is meant.",
                "\"padding\":1 | \"padding\":3 | conv2d padding (3) must be below kernel (3).",
                "\"name\":\"random\" | \"name\":\"random\",\"name\":\"twice\" | Duplicate field 'name'",
            })
    void whatDoesNotFitIsNamed(String from, String to, String said) {
        String json = card.toJson();
        assertThat(json).contains(from);
        assertThatThrownBy(() -> ModelCard.fromJson(json.replace(from, to)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said.replace("\\n", "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[]", "7", "null", "{\"a\"}", "{} {}", "{'a':1}", "nonsense"})
    void textThatIsNoCardIsRefused(String text) {
        assertThatThrownBy(() -> ModelCard.fromJson(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nearestNameHasTheFewestEdits() {
        assertThat(NearestName.edits("kitten", "sitting")).isEqualTo(3);
        assertThat(NearestName.edits("", "abc")).isEqualTo(3);
        assertThat(NearestName.of("strid", List.of("in", "stride", "kernel"))).isEqualTo("stride");
    }
}
