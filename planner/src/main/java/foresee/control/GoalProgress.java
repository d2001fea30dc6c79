package foresee.control;

/**
 * How far a controller has come in its sequence of goals.
 *
 * @param current index of the goal that is planned for, from 0; the last one is kept once it is reached
 * @param count goals in all
 * @param finished whether the last one was reached, now or before
 */
public record GoalProgress(int current, int count, boolean finished) {

    /** Goals reached so far. */
    public int reached() {
        return finished ? count : current;
    }
}
