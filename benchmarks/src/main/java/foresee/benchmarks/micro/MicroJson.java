package foresee.benchmarks.micro;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foresee.benchmarks.FinishedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** All results as JSON: every round's values, and what the table shows of them. */
final class MicroJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private MicroJson() {}

    /** Writes the file, whole or not at all. */
    static void write(Path path, RunFacts facts, List<WorkResult> results) throws IOException {
        String text = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(of(facts, results));
        FinishedFile.write(path, (text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static ObjectNode of(RunFacts facts, List<WorkResult> results) {
        ObjectNode node = JSON.objectNode()
                .put("processor", facts.processor())
                .put("processors", facts.processors())
                .put("jvm", facts.jvm())
                .put("vectorBits", facts.vectorBits())
                .put("kernelBits", facts.kernelBits())
                .put("kernels", facts.kernels())
                .put("rounds", facts.rounds())
                .put("peer", facts.peer().orElse(null));
        ArrayNode works = node.putArray("works");
        results.forEach(result -> works.add(of(result)));
        return node;
    }

    private static ObjectNode of(WorkResult result) {
        ObjectNode node = JSON.objectNode().put("work", result.work()).put("flops", result.flops());
        if (result.has(Contestant.VECTOR) && result.flops() > 0) {
            node.put("gflops", result.gflops(Contestant.VECTOR));
        }
        if (result.has(Contestant.PEAK)) {
            node.put("shareOfPeak", result.shareOfPeak());
        }
        ratio(node, "scalarShare", result, Contestant.VECTOR, Contestant.SCALAR);
        ratio(node, "speedUp", result, Contestant.PEER, Contestant.VECTOR);
        ratio(node, "threadsSpeedUp", result, Contestant.ONE_THREAD, Contestant.TWO_THREADS);
        ratio(node, "threadsCpu", result, Contestant.TWO_THREADS_CPU, Contestant.ONE_THREAD_CPU);
        ratio(node, "denormalCost", result, Contestant.DENORMAL_VECTOR, Contestant.VECTOR);
        ratio(node, "denormalCostScalar", result, Contestant.DENORMAL_SCALAR, Contestant.SCALAR);
        result.rounds().forEach((who, values) -> node.set(who.key(), of(who, result, values)));
        return node;
    }

    private static void ratio(ObjectNode node, String name, WorkResult result, Contestant above, Contestant below) {
        if (result.has(above) && result.has(below)) {
            node.put(name, result.ratio(above, below));
            node.put(name + "OfMedians", result.median(above) / result.median(below));
        }
    }

    private static ObjectNode of(Contestant who, WorkResult result, List<Double> values) {
        ObjectNode node = JSON.objectNode()
                .put("unit", who == Contestant.PEAK ? "GFLOP/s" : "ms")
                .put("median", result.median(who))
                .put("least", result.least(who));
        ArrayNode rounds = node.putArray("rounds");
        values.forEach(rounds::add);
        return node;
    }
}
