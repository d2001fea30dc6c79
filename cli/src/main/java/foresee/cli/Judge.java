package foresee.cli;

import java.util.Map;
import java.util.OptionalDouble;

/** Decides whether a journey has arrived. Mutable, one per journey. */
interface Judge {

    /** Takes what the world has become after one more step. */
    void record(float[] state);

    /** Steps recorded. */
    int steps();

    /** Whether there is nothing left to do. */
    boolean finished();

    /** Whether the goal was reached. */
    boolean reached();

    /** How far away the goal is now, in words: {@code 12.3 px to go}. */
    String remaining();

    /** The last line of the command. */
    String verdict();

    /** The true distance now, if anybody knows it. */
    OptionalDouble trueDistance();

    /** What {@code plan.json} says of arrival. */
    Map<String, Object> report();
}
