package foresee.benchmarks.matrix;

import foresee.benchmarks.EvaluationSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The bundled evaluation sets that cells need: each is read, and hashed, once. Safe for several threads. */
final class FrozenSets {
    private static final Map<String, EvaluationSet> SETS = new ConcurrentHashMap<>();
    private static final Map<String, String> HASHES = new ConcurrentHashMap<>();

    private FrozenSets() {}

    /** @throws IllegalArgumentException if there is none of that name */
    static EvaluationSet of(String name) {
        return SETS.computeIfAbsent(name, EvaluationSet::bundled);
    }

    /** {@link EvaluationSet#hash} of a set. */
    static String hash(String name) {
        return HASHES.computeIfAbsent(name, key -> of(key).hash());
    }
}
