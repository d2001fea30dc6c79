package foresee.dataset;

import java.util.ArrayList;
import java.util.List;

/** Whether every action, state and feeling is a number: not NaN, not infinite. */
final class FiniteCheck implements EpisodeCheck {
    private static final String NAME = "numbers";

    private final List<String> broken = new ArrayList<>();

    @Override
    public void add(String name, EpisodeColumns episode) {
        if (!episode.floats().stream().allMatch(FiniteCheck::areFinite)) {
            broken.add(name);
        }
    }

    static boolean areFinite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public List<Finding> findings() {
        return List.of(
                broken.isEmpty()
                        ? Finding.ok(NAME, "no NaN and nothing infinite.")
                        : Finding.error(
                                NAME,
                                "NaN or infinite values among the actions or states of " + Finding.some(broken) + "."));
    }
}
