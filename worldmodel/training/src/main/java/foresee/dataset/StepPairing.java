package foresee.dataset;

/**
 * Which rows of a recorded episode are the actions between which of its frames.
 *
 * <p>N frames need N - 1 actions. With as many rows as frames, one is over: the last, which nothing follows; or the first, where it
 * is NaN and the last is not, since then each action lies beside the frame that it led to. With shift s, the action of step t is
 * the one that would be that of step t + s; frames at an end that are left without one are cut off.
 *
 * @param kind how the counts fit
 * @param frame the first frame that is used
 * @param row of the action that follows it
 * @param steps T, negative or 0 if nothing is left
 */
record StepPairing(Kind kind, int frame, int row, int steps) {

    /** How the counts of frames and rows fit. */
    enum Kind {
        /** One action between two frames, or an end marked by NaN. */
        BETWEEN,
        /** As many actions as frames: the last one led nowhere that was seen. */
        LAST_DROPPED,
        /** The first action is NaN: they led to the frames that they lie beside. */
        LED_TO,
        /** The counts do not fit. */
        MISFIT
    }

    static StepPairing of(int frames, RecordedRows rows, int actionSize, int shift) {
        Kind kind = kind(frames, rows, actionSize);
        int begin = kind == Kind.LED_TO ? 1 : 0;
        int end = rows.count - (rows.count == frames && isNaN(rows, frames - 1, actionSize) ? 1 : 0);
        int first = Math.max(0, -shift);
        int last = Math.min(frames - 2, end - begin - 1 - shift);
        return new StepPairing(kind, first, begin + first + shift, kind == Kind.MISFIT ? 0 : last - first + 1);
    }

    private static Kind kind(int frames, RecordedRows rows, int actionSize) {
        if (rows.count == frames - 1) {
            return Kind.BETWEEN;
        }
        if (rows.count != frames) {
            return Kind.MISFIT;
        }
        if (isNaN(rows, frames - 1, actionSize)) {
            return Kind.BETWEEN;
        }
        return isNaN(rows, 0, actionSize) ? Kind.LED_TO : Kind.LAST_DROPPED;
    }

    private static boolean isNaN(RecordedRows rows, int row, int actionSize) {
        for (int i = 0; i < actionSize; i++) {
            if (!Float.isNaN(rows.actions[row * actionSize + i])) {
                return false;
            }
        }
        return true;
    }
}
