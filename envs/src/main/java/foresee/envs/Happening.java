package foresee.envs;

import java.util.function.BiPredicate;

/**
 * What a step may do that data must show often, or a model never learns what it is about: the block moves.
 *
 * @param words in the present tense: {@code the block moves}
 * @param test whether it happens between a state and the next
 */
public record Happening(String words, BiPredicate<float[], float[]> test) {}
