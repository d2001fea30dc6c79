package foresee.benchmarks.peers;

import com.fasterxml.jackson.databind.JsonNode;
import foresee.model.ActionBatch;
import foresee.model.Frame;
import foresee.model.Latent;
import java.io.IOException;
import java.util.OptionalLong;

/** What was asked, read with its types and shapes checked; every method names what it misses in an IllegalArgumentException. */
final class PeerRequest {
    private final JsonNode json;

    PeerRequest(JsonNode json) {
        if (!json.isObject()) {
            throw new IllegalArgumentException("a request must be a JSON object.");
        }
        this.json = json;
    }

    String text(String key) {
        return require(key, json.path(key).isTextual(), "a string").textValue();
    }

    int integer(String key) {
        return require(key, json.path(key).canConvertToInt(), "an integer").intValue();
    }

    /** A seed that may be left out. */
    OptionalLong seed(String key) {
        return json.has(key)
                ? OptionalLong.of(require(key, json.path(key).isIntegralNumber(), "an integer")
                        .longValue())
                : OptionalLong.empty();
    }

    Frame frame(String key, int height, int width, int channels) {
        try {
            byte[] pixels = require(key, json.path(key).isTextual(), "base 64").binaryValue();
            return new Frame(height, width, channels, pixels);
        } catch (IOException noBase64) {
            throw new IllegalArgumentException(key + " must be base 64.", noBase64);
        }
    }

    Latent latent(String key, int size) {
        double[] values = numbers(key, json.path(key), size);
        float[] floats = new float[size];
        for (int d = 0; d < size; d++) {
            floats[d] = (float) values[d];
        }
        return new Latent(floats);
    }

    /** Actions (n,A), at least one. */
    double[][] actions(String key, int actionSize) {
        JsonNode rows = list(key, json.path(key));
        double[][] actions = new double[rows.size()][];
        for (int t = 0; t < actions.length; t++) {
            actions[t] = numbers(key, rows.get(t), actionSize);
        }
        return actions;
    }

    /** Sequences (N,H,A), all equally long. */
    ActionBatch batch(String key, int actionSize) {
        JsonNode sequences = list(key, json.path(key));
        int horizon = list(key, sequences.get(0)).size();
        ActionBatch batch = new ActionBatch(sequences.size(), horizon, actionSize);
        for (int n = 0; n < sequences.size(); n++) {
            require(key, list(key, sequences.get(n)).size() == horizon, "sequences of one length");
            for (int t = 0; t < horizon; t++) {
                double[] action = numbers(key, sequences.get(n).get(t), actionSize);
                System.arraycopy(action, 0, batch.values(), batch.offset(n, t), actionSize);
            }
        }
        return batch;
    }

    private JsonNode list(String key, JsonNode node) {
        require(key, node.isArray() && !node.isEmpty(), "a list that is not empty");
        return node;
    }

    private double[] numbers(String key, JsonNode node, int size) {
        require(key, node.isArray() && node.size() == size, "of " + size + " numbers");
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            require(key, node.get(i).isNumber(), "of numbers");
            values[i] = node.get(i).doubleValue();
        }
        return values;
    }

    private JsonNode require(String key, boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(key + " must be " + what + ".");
        }
        return json.path(key);
    }
}
