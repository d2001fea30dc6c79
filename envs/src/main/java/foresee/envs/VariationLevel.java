package foresee.envs;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How much of an environment differs from episode to episode, besides where things start. */
public enum VariationLevel {
    /** Nothing: the environment as published numbers know it. */
    NOMINAL,
    /** A little of everything, and one thing that moves and does not matter. */
    MILD,
    /** Much of everything, and three things that move and do not matter. */
    STRONG;

    /** The name in commands: {@code mild}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The level of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static VariationLevel of(String word) {
        List<String> words = Arrays.stream(values()).map(VariationLevel::word).toList();
        if (!words.contains(word)) {
            throw new IllegalArgumentException(NearestName.unknown("variation", word, words));
        }
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
