package foresee.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What two data sets say differently of themselves, in words. */
final class InfoDifference {
    private InfoDifference() {}

    /** {@code seed=3, policy=noise, now seed=4, policy=walk}; both sides are empty if nothing differs. */
    static String words(DatasetInfo found, DatasetInfo now) {
        Map<String, Object> before = fields(found);
        Map<String, Object> after = fields(now);
        List<String> names = before.keySet().stream()
                .filter(name -> !before.get(name).equals(after.get(name)))
                .toList();
        return words(names, before) + ", now " + words(names, after);
    }

    private static String words(List<String> names, Map<String, Object> fields) {
        List<String> words = new ArrayList<>();
        names.forEach(name -> words.add(name + "=" + fields.get(name)));
        return String.join(", ", words);
    }

    private static Map<String, Object> fields(DatasetInfo info) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("environment", info.environment());
        fields.put("description", info.description());
        fields.put("controlPeriod", info.controlPeriod());
        fields.put("actionSpace", info.actionSpace());
        fields.put("policy", info.policy());
        fields.put("seed", info.seed());
        fields.put("frame", info.frame());
        fields.put("stateSize", info.stateSize());
        fields.put("factors", info.factors());
        fields.put("proprioception", info.proprioception());
        return fields;
    }
}
