package foresee.benchmarks.peers;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import java.util.List;

/** Numbers as JSON lists, in index order; floats by the fewest digits that make the same float. */
final class JsonNumbers {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private JsonNumbers() {}

    /** (D). */
    static ArrayNode of(Latent latent) {
        ArrayNode list = JSON.arrayNode();
        for (int d = 0; d < latent.size(); d++) {
            list.add(latent.get(d));
        }
        return list;
    }

    /** (N,H',D). */
    static ArrayNode of(LatentTrajectories latents) {
        ArrayNode list = JSON.arrayNode();
        for (int n = 0; n < latents.candidates(); n++) {
            ArrayNode steps = list.addArray();
            for (int t = 0; t < latents.steps(); t++) {
                steps.add(of(latents.latent(n, t)));
            }
        }
        return list;
    }

    static ArrayNode of(double[] values) {
        ArrayNode list = JSON.arrayNode();
        for (double value : values) {
            list.add(value);
        }
        return list;
    }

    static ArrayNode of(List<Long> values) {
        ArrayNode list = JSON.arrayNode();
        values.forEach(list::add);
        return list;
    }
}
