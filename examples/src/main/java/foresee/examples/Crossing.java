package foresee.examples;

import java.util.List;

/**
 * A small game with rules and no picture: cross five lanes of traffic, pick up the coins on the way, get hit by nothing.
 *
 * <p>A field of 9 columns and 7 rows; the player starts at the bottom and wins at the top with every coin. Cars drive around
 * in lanes 1 to 5, one column a turn, every second lane the other way. Immutable: a turn makes a new game, which is all that
 * a planner needs to look ahead.
 *
 * @param column of the player, 0 to 8
 * @param row of the player, 0 at the bottom to 6 at the top
 * @param turn how many turns were played
 * @param coins places that still hold a coin
 * @param hit whether a car has hit the player; then nothing changes any more
 */
record Crossing(int column, int row, int turn, List<Crossing.Place> coins, boolean hit) {
    static final int COLUMNS = 9;
    static final int ROWS = 7;

    /** All moves; a planner's action is an index of this list. */
    static final List<Move> MOVES = List.of(Move.WAIT, Move.UP, Move.DOWN, Move.LEFT, Move.RIGHT);

    /** A place on the field. */
    record Place(int column, int row) {}

    /** What a player may do in a turn. */
    enum Move {
        WAIT(0, 0),
        UP(0, 1),
        DOWN(0, -1),
        LEFT(-1, 0),
        RIGHT(1, 0);

        private final int columns;
        private final int rows;

        Move(int columns, int rows) {
            this.columns = columns;
            this.rows = rows;
        }
    }

    /** A new game; {@code seed} says where in their round the cars are. */
    static Crossing begin(int seed) {
        return new Crossing(4, 0, seed, List.of(new Place(1, 2), new Place(7, 4)), false);
    }

    /** The game one turn later. */
    Crossing after(Move move) {
        if (over()) {
            return this;
        }
        int toColumn = Math.min(COLUMNS - 1, Math.max(0, column + move.columns));
        int toRow = Math.min(ROWS - 1, Math.max(0, row + move.rows));
        List<Place> left = coins.stream()
                .filter(coin -> coin.column != toColumn || coin.row != toRow)
                .toList();
        return new Crossing(toColumn, toRow, turn + 1, left, carAt(toColumn, toRow, turn + 1));
    }

    /** Whether a car stands there in that turn: two a lane, four columns apart, half of the lanes driving the other way. */
    static boolean carAt(int column, int row, int turn) {
        if (row == 0 || row == ROWS - 1) {
            return false;
        }
        int driven = row % 2 == 0 ? turn : -turn;
        int place = Math.floorMod(column + driven + 2 * row, COLUMNS);
        return place == 0 || place == 4;
    }

    boolean won() {
        return !hit && row == ROWS - 1 && coins.isEmpty();
    }

    boolean over() {
        return hit || won();
    }
}
