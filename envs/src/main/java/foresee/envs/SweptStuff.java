package foresee.envs;

/**
 * What is swept about in {@link Sweep}, and with what.
 *
 * <p><b>Units:</b> px of 512.
 */
public enum SweptStuff {
    /** 60 loose discs with a radius of 9, swept by a bar of 96 x 14 that turns. */
    GRAINS("granular", 60, false, true),
    /** A chain of 18 boxes of 16 x 10, 14 apart and hinged in between, swept by a disc with a radius of 13. */
    ROPE("rope", 18, true, false);

    /** Radius of a grain. */
    static final float GRAIN = 9;
    /** Half extents of the bar. */
    static final float HALF_BAR = 48;

    static final float HALF_BAR_WIDTH = 7;
    /** Distance from hinge to hinge of the rope. */
    static final float LINK = 14;
    /** Half extents of a box of the rope. */
    static final float HALF_BOX = 8;

    static final float HALF_BOX_WIDTH = 5;
    /** Radius of the disc. */
    static final float DISC = 13;

    private final String id;
    private final int count;
    private final boolean chained;
    private final boolean barred;

    SweptStuff(String id, int count, boolean chained, boolean barred) {
        this.id = id;
        this.count = count;
        this.chained = chained;
        this.barred = barred;
    }

    /** Name of the environment. */
    public String id() {
        return id;
    }

    /** Number of pieces. */
    public int count() {
        return count;
    }

    /** Whether the pieces are hinged to one another, and so have an angle. */
    boolean isRope() {
        return chained;
    }

    /** Whether the tool is a bar, and so has an angle. */
    boolean hasBar() {
        return barred;
    }

    /** Distance from the tool's middle to its furthest point. */
    float toolRadius() {
        return barred ? (float) Math.sqrt(HALF_BAR * HALF_BAR + HALF_BAR_WIDTH * HALF_BAR_WIDTH) : DISC;
    }

    /** The same of a piece. */
    float pieceRadius() {
        return chained ? (float) Math.sqrt(HALF_BOX * HALF_BOX + HALF_BOX_WIDTH * HALF_BOX_WIDTH) : GRAIN;
    }

    /** Numbers of the tool in a state. */
    int toolSize() {
        return barred ? 3 : 2;
    }

    /** Numbers of each piece in a state. */
    int pieceSize() {
        return chained ? 3 : 2;
    }

    /** Where in a state piece {@code i} begins. */
    int at(int i) {
        return toolSize() + i * pieceSize();
    }

    /** Numbers of a state. */
    int ownSize() {
        return at(count);
    }
}
