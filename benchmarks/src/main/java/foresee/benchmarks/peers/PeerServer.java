package foresee.benchmarks.peers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import foresee.benchmarks.EvaluationSet;
import foresee.benchmarks.PlannerSettings;
import foresee.runtime.CompiledWorldModel;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Answers a program in another language that wants to plan in our model and act in our world, over the two pipes it holds.
 *
 * <p>Every request is one JSON object on one line, every answer too; the first line is said unasked and is that of {@code
 * describe}. A request that cannot be answered gives {@code {"error": "..."}}, and the next one is waited for. The end of the
 * input ends the server. {@code "do"} says what is asked; frames are bytes (height, width, channels) in base 64:
 *
 * <pre>{@code
 * describe                                   protocol, model, environment, task, set, trials, budget, criteria, settings,
 *                                            goalShare, planners (name to settings in words), java, kernels
 * encode    frame                            latent (D)
 * rollout   latent (D), goal (D),            latents (N,H',D), costs (N) by the default goal cost
 *           actions (N,H,A)
 * start     case, [seed]                     seed (of the case), frame, goal (a frame): a run of the guest's begins
 * act       actions (n,A)                    frame, steps, distance, metAt (criterion to step), finished; fewer are carried
 *                                            out if the run is finished before
 * trial     planner, case, [seed]            steps, distance, metAt, evaluations, cpuNanos (of each plan): a run of our
 *                                            own planner
 * interval  successes, trials                success, low, high: Wilson's, at 95 %
 * }</pre>
 *
 * <p>Case i is the i-th of the evaluation set, or with a seed the i-th that the task draws from it: for warming up.
 */
public final class PeerServer {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private PeerServer() {}

    /**
     * Serves over the standard streams.
     *
     * @param arguments a model file and the name of an evaluation set that comes with Foresee
     * @throws IOException if the other side cannot be written to
     */
    public static void main(String[] arguments) throws IOException {
        try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            PeerProtocol protocol;
            try {
                protocol = new PeerProtocol(ground(arguments));
            } catch (IOException | IllegalArgumentException unusable) {
                say(out, error(unusable));
                return;
            }
            serve(protocol, System.in, out);
        }
    }

    private static PeerGround ground(String... arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException(
                    "arguments (" + arguments.length + ") must be 2: a model file and an evaluation set.");
        }
        CompiledWorldModel model = CompiledWorldModel.load(Path.of(arguments[0]));
        PeerGround ground = new PeerGround(model, EvaluationSet.bundled(arguments[1]), PlannerSettings.defaults());
        model.warmUp();
        return ground;
    }

    /** Says what there is, then answers line by line until the input ends. */
    static void serve(PeerProtocol protocol, InputStream in, OutputStream out) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        say(out, protocol.describe());
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            say(out, answer(protocol, line));
        }
    }

    private static JsonNode answer(PeerProtocol protocol, String line) {
        try {
            return protocol.answer(MAPPER.readTree(line));
        } catch (JsonProcessingException | IllegalArgumentException | IllegalStateException refused) {
            return error(refused);
        }
    }

    private static JsonNode error(Exception refused) {
        String why = refused instanceof JsonProcessingException json ? json.getOriginalMessage() : refused.getMessage();
        return JsonNodeFactory.instance.objectNode().put("error", String.valueOf(why));
    }

    private static void say(OutputStream out, JsonNode answer) throws IOException {
        out.write((MAPPER.writeValueAsString(answer) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
