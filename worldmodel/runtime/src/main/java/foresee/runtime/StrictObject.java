package foresee.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;

/**
 * A JSON object with exactly the keys it should have, whose values are read with their types checked.
 *
 * @param node the object
 * @param path where it stands, for messages: {@code architecture.encoder[3]}
 */
record StrictObject(JsonNode node, String path) {

    /**
     * @throws IllegalArgumentException if the node is no object, or has a key that is not among {@code keys} or lacks one
     */
    static StrictObject of(JsonNode node, String path, String... keys) {
        if (!node.isObject()) {
            throw new IllegalArgumentException(path + " must be a JSON object.");
        }
        List<String> known = List.of(keys);
        StrictObject object = new StrictObject(node, path);
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "unknown key " + object.at(name) + ".\nMaybe " + NearestName.of(name, known) + " is meant.");
            }
        }
        for (String key : known) {
            if (!node.has(key)) {
                throw new IllegalArgumentException("missing key " + object.at(key) + ".");
            }
        }
        return object;
    }

    /** The full path of a key. */
    String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    JsonNode get(String key) {
        return node.get(key);
    }

    String text(String key) {
        require(get(key).isTextual(), key, "a string");
        return get(key).textValue();
    }

    int integer(String key) {
        require(get(key).isInt(), key, "an integer");
        return get(key).intValue();
    }

    long longInteger(String key) {
        require(get(key).isInt() || get(key).isLong(), key, "an integer of 64 bits");
        return get(key).longValue();
    }

    double number(String key) {
        require(get(key).isNumber(), key, "a number");
        return get(key).doubleValue();
    }

    double[] numbers(String key) {
        JsonNode array = array(key);
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            require(array.get(i).isNumber(), key + "[" + i + "]", "a number");
            values[i] = array.get(i).doubleValue();
        }
        return values;
    }

    JsonNode array(String key) {
        require(get(key).isArray(), key, "an array");
        return get(key);
    }

    private void require(boolean fits, String key, String wanted) {
        if (!fits) {
            throw new IllegalArgumentException(at(key) + " must be " + wanted + ".");
        }
    }
}
