package foresee.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import foresee.training.TrainingPace;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TrainServerTest {
    private final TrainingPace pace = new TrainingPace(1);

    private List<JsonNode> answers(String asked) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TrainServer.serve(pace, new ByteArrayInputStream(asked.getBytes(StandardCharsets.UTF_8)), out);
        List<JsonNode> answers = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            answers.add(new ObjectMapper().readTree(line));
        }
        return answers;
    }

    @Test
    void saysWhatItTrainsThenHowFastItWas() throws IOException {
        List<JsonNode> answers = answers("{\"do\": \"turn\", \"steps\": 1}");
        assertThat(answers).hasSize(2);
        assertThat(answers.get(0).path("weights").asInt()).isEqualTo(pace.weights());
        assertThat(answers.get(1).path("imagesPerSecond").asDouble()).isPositive();
    }

    @Test
    void refusesWhatItDoesNotKnow() throws IOException {
        assertThat(answers("{\"do\": \"rest\"}").get(1).path("error").asText())
                .contains("must be a turn of at least 1 step.");
    }
}
