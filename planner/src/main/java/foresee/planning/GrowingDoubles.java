package foresee.planning;

/** Working memory of doubles that grows to what is asked and is then reused; its contents are whatever was left in it. */
final class GrowingDoubles {
    private double[] values = new double[TrajectoryCost.SLICE];

    /** An array of at least {@code size}, the same one while it is large enough. */
    double[] atLeast(int size) {
        if (values.length < size) {
            values = new double[size];
        }
        return values;
    }
}
