package foresee.training;

/**
 * How many model steps of a sub-sequence the prediction is rolled out over, as training goes on.
 *
 * <p>Over the first {@code steps} steps it rises evenly from {@code start} to the whole rollout length; what is not counted is not
 * rolled out. With 0 steps it is the whole from the start.
 *
 * @param start model steps at first, at least 1
 * @param steps of the optimiser until it is whole, at least 0
 */
public record HorizonSchedule(int start, int steps) {
    public HorizonSchedule {
        if (start < 1 || steps < 0) {
            throw new IllegalArgumentException(
                    "horizon.start (" + start + ") must be at least 1, horizon.steps (" + steps + ") at least 0.");
        }
    }

    /** The whole from the start. */
    public static HorizonSchedule defaults() {
        return new HorizonSchedule(1, 0);
    }

    /** The model steps counted in step {@code step}, from 0, of at most {@code length}. */
    int at(int step, int length) {
        return step < steps ? start + (int) ((long) (length - start + 1) * step / steps) : length;
    }
}
