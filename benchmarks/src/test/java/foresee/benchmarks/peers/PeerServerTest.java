package foresee.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foresee.benchmarks.Cases;
import foresee.benchmarks.Entrants;
import foresee.benchmarks.Evaluation;
import foresee.benchmarks.EvaluationSet;
import foresee.benchmarks.PlannerSettings;
import foresee.benchmarks.TrialResult;
import foresee.benchmarks.Untrained;
import foresee.benchmarks.WilsonInterval;
import foresee.envs.Task;
import foresee.model.Frame;
import foresee.model.Latent;
import foresee.model.Observation;
import foresee.runtime.CompiledWorldModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The protocol as a guest sees it: lines in, lines out. */
final class PeerServerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final EvaluationSet SET = EvaluationSet.bundled("two-room-fixed-cross-room");
    private static final Task TASK = SET.task();
    private static final CompiledWorldModel MODEL = Untrained.modelFor(TASK.environment());
    private static final PlannerSettings SETTINGS = PlannerSettings.defaults().withSamples(16);

    private static List<JsonNode> conversation(String... requests) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] in = String.join("\n", requests).replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        PeerServer.serve(new PeerProtocol(new PeerGround(MODEL, SET, SETTINGS)), new ByteArrayInputStream(in), out);
        List<JsonNode> answers = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            answers.add(JSON.readTree(line));
        }
        return answers;
    }

    private static JsonNode answer(String request) throws IOException {
        return conversation(request).get(1);
    }

    private static ArrayNode list(Latent latent) {
        ArrayNode list = JSON.createArrayNode();
        for (int d = 0; d < latent.size(); d++) {
            list.add(latent.get(d));
        }
        return list;
    }

    private static Latent latent(float[] state) {
        return MODEL.encode(Observation.ofFrame(TASK.environment().render(state), 0));
    }

    @Test
    void saysFirstWhatThereIs() throws IOException {
        JsonNode description = conversation().get(0);
        assertThat(description.get("protocol").intValue()).isEqualTo(1);
        assertThat(description.get("set").textValue()).isEqualTo("two-room-fixed-cross-room");
        assertThat(description.get("trials").intValue()).isEqualTo(200);
        assertThat(description.get("budget").intValue()).isEqualTo(TASK.budget());
        assertThat(description.get("goalShare").doubleValue()).isEqualTo(0.0005);
        assertThat(description.at("/settings/samples").intValue()).isEqualTo(16);
        assertThat(description.at("/planners/cem").textValue()).startsWith("cem(samples=16");
        assertThat(description.at("/criteria/moderate").textValue()).contains("4.5 px");
    }

    @Test
    void encodesAFrameAsTheModelDoes() throws IOException {
        float[] state = SET.at(3).start();
        ObjectNode request = JSON.createObjectNode().put("do", "encode");
        request.put("frame", TASK.environment().render(state).toArray());
        assertThat(answer(request.toString()).get("latent").toString())
                .isEqualTo(list(latent(state)).toString());
    }

    @Test
    void rollsOutAndCharges() throws IOException {
        Latent goal = latent(SET.at(0).goal());
        ObjectNode request = JSON.createObjectNode().put("do", "rollout");
        request.set("latent", list(latent(SET.at(0).start())));
        request.set("goal", list(goal));
        request.set("actions", JSON.readTree("[%s,%s]".formatted(steps(8, 1.5), steps(8, -0.5))));
        JsonNode answer = answer(request.toString());

        assertThat(answer.get("latents")).hasSize(2);
        assertThat(answer.get("costs").get(0)).isNotEqualTo(answer.get("costs").get(1));
        for (int n = 0; n < 2; n++) {
            List<Double> distances = new ArrayList<>();
            for (JsonNode latent : answer.get("latents").get(n)) {
                distances.add(distance(latent, goal));
            }
            double least = distances.stream().mapToDouble(d -> d).min().orElseThrow();
            double sum = distances.stream().mapToDouble(d -> d).sum();
            assertThat(distances).hasSize(2);
            assertThat(answer.get("costs").get(n).doubleValue()).isCloseTo(least + 0.0005 * sum, within(1e-6));
        }
    }

    private static String steps(int count, double x) {
        String[] actions = new String[count];
        Arrays.fill(actions, "[" + x + ",0.25]");
        return Arrays.toString(actions);
    }

    private static double distance(JsonNode latent, Latent goal) {
        double sum = 0;
        for (int d = 0; d < goal.size(); d++) {
            double difference = latent.get(d).doubleValue() - goal.get(d);
            sum += difference * difference;
        }
        return sum / goal.size();
    }

    @Test
    void aGuestStartsAtTheCaseAndIsStepped() throws IOException {
        List<JsonNode> answers = conversation(
                "{'do':'start','case':5}", "{'do':'act','actions':[[1,0.5],[-2,1]]}", "{'do':'act','actions':[[0,1]]}");
        Task.Case problem = SET.at(5);
        JsonNode start = answers.get(1);
        assertThat(start.get("seed").longValue()).isEqualTo(problem.seed());
        assertThat(frame(start.get("frame"))).isEqualTo(TASK.environment().render(problem.start()));
        assertThat(frame(start.get("goal"))).isEqualTo(TASK.environment().render(problem.goal()));

        float[] state = problem.start();
        for (double[] action : new double[][] {{1, 0.5}, {-2, 1}, {0, 1}}) {
            state = TASK.environment().step(state, action);
        }
        JsonNode last = answers.get(3);
        assertThat(frame(last.get("frame"))).isEqualTo(TASK.environment().render(state));
        assertThat(last.get("distance").doubleValue()).isEqualTo(TASK.distance(state, problem.goal()));
        assertThat(last.get("steps").intValue()).isEqualTo(3);
        assertThat(last.get("finished").booleanValue()).isFalse();
    }

    private static Frame frame(JsonNode base64) throws IOException {
        return new Frame(64, 64, 3, base64.binaryValue());
    }

    @Test
    void aRunEndsAtTheBudget() throws IOException {
        String tooMany = "{'do':'act','actions':[%s]}".formatted("[0,0],".repeat(TASK.budget() + 2) + "[0,0]");
        List<JsonNode> answers = conversation("{'do':'start','case':0}", tooMany, "{'do':'act','actions':[[0,0]]}");
        assertThat(answers.get(2).get("finished").booleanValue()).isTrue();
        assertThat(answers.get(2).get("steps").intValue()).isEqualTo(TASK.budget());
        assertThat(answers.get(3).get("error").textValue()).contains("finished");
    }

    @Test
    void ourTrialIsThatOfTheEvaluation() throws IOException, InterruptedException {
        TrialResult expected = new Evaluation(TASK, Cases.drawn(TASK, 3, 11), 2)
                .run(Entrants.model(MODEL, TASK.environment(), SETTINGS.withPlanner("cem")))
                .trials()
                .get(2);
        JsonNode trial = answer("{'do':'trial','planner':'cem','case':2,'seed':11}");
        assertThat(trial.get("steps").intValue()).isEqualTo(expected.steps());
        assertThat(trial.get("distance").doubleValue()).isEqualTo(expected.finalDistance());
        assertThat(trial.get("metAt")).hasSize(expected.metAt().size());
        assertThat(trial.get("evaluations").longValue()).isEqualTo(expected.evaluations());
        assertThat(trial.get("cpuNanos")).hasSize((expected.steps() + 3) / 4);
        assertThat(trial.get("cpuNanos"))
                .allSatisfy(nanos -> assertThat(nanos.longValue()).isPositive());
    }

    @Test
    void intervalsAreWilsons() throws IOException {
        WilsonInterval expected = WilsonInterval.of(191, 200);
        JsonNode interval = answer("{'do':'interval','successes':191,'trials':200}");
        assertThat(interval.get("success").doubleValue()).isEqualTo(expected.success());
        assertThat(interval.get("low").doubleValue()).isEqualTo(expected.low());
        assertThat(interval.get("high").doubleValue()).isEqualTo(expected.high());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nonsense                                               | Unrecognized token",
                "[]                                                     | must be a JSON object",
                "{'do':'encod','frame':''}                              | Maybe encode.",
                "{'do':'encode'}                                        | frame must be base 64",
                "{'do':'encode','frame':'AAAA'}                         | pixels (3)",
                "{'do':'start','case':200}                              | case (200) must be 0 to 199.",
                "{'do':'start'}                                         | case must be an integer",
                "{'do':'act','actions':[[0,0]]}                         | start must come before act.",
                "{'do':'rollout','latent':[1],'goal':[1],'actions':[]}  | latent must be of 8 numbers.",
                "{'do':'trial','planner':'lifted','case':0}             | unknown planner (lifted)",
                "{'do':'interval','successes':3,'trials':2}             | successes (3)",
            })
    void whatCannotBeAnsweredIsAnErrorAndTheNextIsAnswered(String request, String why) throws IOException {
        List<JsonNode> answers = conversation(request, "{'do':'interval','successes':1,'trials':2}");
        assertThat(answers.get(1).get("error").textValue()).contains(why);
        assertThat(answers.get(2).get("success").doubleValue()).isEqualTo(0.5);
    }
}
