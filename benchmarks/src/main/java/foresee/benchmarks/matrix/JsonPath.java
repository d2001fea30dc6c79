package foresee.benchmarks.matrix;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import java.util.List;

/** Where in a JSON text something is wrong, as people point at it: {@code planners[1].samples}. */
final class JsonPath {
    private JsonPath() {}

    /** Of the object that an unknown key stands in: the path without that key. */
    static String of(List<Reference> path) {
        return join(path.subList(0, Math.max(0, path.size() - 1)));
    }

    /** What is wrong, and where. */
    static String words(JsonMappingException wrong) {
        Throwable cause = wrong.getCause();
        String line = what(wrong, cause).split("\\R", 2)[0];
        String where = join(wrong.getPath());
        return (where.isEmpty() ? "" : where + ": ") + line + (line.endsWith(".") ? "" : ".");
    }

    private static String what(JsonMappingException wrong, Throwable cause) {
        if (cause instanceof NullPointerException) {
            return "lacks a key, or has null where a value must be.";
        }
        return cause instanceof IllegalArgumentException ? cause.getMessage() : wrong.getOriginalMessage();
    }

    private static String join(List<Reference> path) {
        StringBuilder words = new StringBuilder();
        for (Reference step : path) {
            if (step.getFieldName() == null) {
                words.append('[').append(step.getIndex()).append(']');
            } else {
                words.append(words.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return words.toString();
    }
}
