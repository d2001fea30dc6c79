package foresee.benchmarks.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foresee.benchmarks.CpuClock;
import foresee.training.TrainingPace;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Makes training steps when another program asks for them over the standard streams, and says how fast they were.
 *
 * <p>One JSON object a line: {@code weights} and {@code library} unasked, then for each {@code {"do": "turn", "steps": 4}} the
 * {@code imagesPerSecond} of processor time. The end of the input ends it.
 */
public final class TrainServer {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final double NANOS = 1e9;

    private TrainServer() {}

    /**
     * Serves over the standard streams.
     *
     * @throws IOException if the other side cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        serve(new TrainingPace(1), System.in, new FileOutputStream(FileDescriptor.out));
    }

    /** Serves over these streams, to the end of {@code in}. */
    static void serve(TrainingPace pace, InputStream in, OutputStream out) throws IOException {
        PrintStream answers = new PrintStream(out, true, StandardCharsets.UTF_8);
        answers.println(MAPPER.createObjectNode().put("weights", pace.weights()).put("library", "ND4J"));
        BufferedReader requests = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            answers.println(answer(pace, MAPPER.readTree(line)));
        }
    }

    private static ObjectNode answer(TrainingPace pace, JsonNode request) {
        int steps = request.path("steps").asInt();
        if (!request.path("do").asText().equals("turn") || steps < 1) {
            return MAPPER.createObjectNode()
                    .put("error", "asked for (" + request + ") must be a turn of at least 1 step.");
        }
        CpuClock clock = new CpuClock();
        long begun = clock.nanos();
        for (int i = 0; i < steps; i++) {
            pace.step();
        }
        double seconds = (clock.nanos() - begun) / NANOS;
        return MAPPER.createObjectNode().put("imagesPerSecond", steps * TrainingPace.BATCH / seconds);
    }
}
