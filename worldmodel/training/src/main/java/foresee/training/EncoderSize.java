package foresee.training;

/**
 * How many channels the three convolutions of an encoder have.
 *
 * <p><b>Why</b> these: the small one holds two rooms and mazes; what must be seen more finely, as how a block is turned, asks for more.
 */
public enum EncoderSize {
    /** 16, 32, 32. */
    SMALL(16, 32, 32),
    /** 24, 32, 40. */
    MEDIUM(24, 32, 40),
    /** 32, 64, 64. */
    LARGE(32, 64, 64);

    private final int first;
    private final int second;
    private final int third;

    EncoderSize(int first, int second, int third) {
        this.first = first;
        this.second = second;
        this.third = third;
    }

    int first() {
        return first;
    }

    int second() {
        return second;
    }

    int third() {
        return third;
    }
}
