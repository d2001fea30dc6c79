package foresee.planning;

import foresee.model.ActionSpace;
import java.util.List;

/**
 * Which components of an action have to be scaled alike: those of one ball, whose nearest points are nearest only in its own
 * metric; each component of a box is free.
 */
final class Alike {
    private Alike() {}

    /** For each component of a plan of {@code horizon} actions the first of those it is scaled with: itself if it is free. */
    static int[] firsts(ActionSpace space, int horizon) {
        int size = space.size();
        int[] firsts = new int[horizon * size];
        for (int j = 0; j < firsts.length; j++) {
            firsts[j] = j / size * size + first(space, j % size);
        }
        return firsts;
    }

    private static int first(ActionSpace space, int i) {
        if (space instanceof ActionSpace.Product product) {
            return first(product.parts(), i);
        }
        return space instanceof ActionSpace.Ball ? 0 : i;
    }

    private static int first(List<ActionSpace> parts, int i) {
        int start = 0;
        for (ActionSpace part : parts) {
            if (i < start + part.size()) {
                return start + first(part, i - start);
            }
            start += part.size();
        }
        throw new IndexOutOfBoundsException(i);
    }
}
