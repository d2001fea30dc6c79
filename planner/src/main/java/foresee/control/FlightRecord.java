package foresee.control;

/** One entry of a {@link FlightLog}. */
public sealed interface FlightRecord {

    /** Position in the recording, from 0; one that is missing was overwritten, damaged or could not be written. */
    long number();

    /** Episode of the recording, from 0: a new one begins where ticks do not go on. */
    long episode();

    /** Environment step in the episode. */
    long tick();

    /**
     * Something was seen and an action decided, or the caller told what was executed instead of it.
     *
     * @param event as the controller told it, to the bit
     */
    record Acted(long number, long episode, ActionEvent event) implements FlightRecord {
        @Override
        public long tick() {
            return event.tick();
        }
    }

    /**
     * A plan was made.
     *
     * @param event as the controller told it, to the bit
     */
    record Planned(long number, long episode, PlanEvent event) implements FlightRecord {
        @Override
        public long tick() {
            return event.tick();
        }
    }
}
