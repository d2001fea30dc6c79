package foresee.planning;

import foresee.model.ActionSpace;

/** Which components of an action are choices, and among how many, in spaces put together in any way. */
final class Choices {
    private final int[] counts;

    private Choices(int[] counts) {
        this.counts = counts;
    }

    static Choices of(ActionSpace space) {
        int[] counts = new int[space.size()];
        fill(space, counts, 0);
        return new Choices(counts);
    }

    private static int fill(ActionSpace space, int[] counts, int at) {
        if (space instanceof ActionSpace.Discrete discrete) {
            counts[at] = discrete.count();
        }
        if (space instanceof ActionSpace.Product product) {
            int next = at;
            for (ActionSpace part : product.parts()) {
                next = fill(part, counts, next);
            }
        }
        return at + space.size();
    }

    /** Number of choices of the component that value {@code j} of a plan (H,A) belongs to; 0 where it is continuous. */
    int at(int j) {
        return counts[j % counts.length];
    }
}
