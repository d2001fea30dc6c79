package foresee.dataset;

/**
 * The numbers beside the frames of one recorded episode, as they were found; not copied, for use within this package.
 *
 * <p><b>Shapes:</b> R rows, at least as many as actions are executed: actions (R,A), states (R,S). <b>Units:</b> times in seconds,
 * (R) or none.
 */
final class RecordedRows {
    final int count;
    final float[] actions;
    final float[] states;
    final double[] times;

    RecordedRows(int count, float[] actions, float[] states, double[] times) {
        this.count = count;
        this.actions = actions;
        this.states = states;
        this.times = times;
    }

    boolean hasTimes() {
        return times.length > 0;
    }
}
