package foresee.envs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Walls on a grid, given as text: {@code #} is a wall, {@code .} is floor, one line a row.
 *
 * <p><b>Units:</b> cells; cell (row, column) covers column to column + 1 from left to right and row to row + 1 from top to bottom.
 *
 * <p>Immutable.
 */
public final class MazeLayout {
    /** How much a box of a wall is cut short where another continues it, in cells. */
    private static final float CUT = 0.02f;

    private static final int LARGEST = 40;

    /** The U of the field, 5 x 5. */
    public static final MazeLayout U = of("u", "#####\n#...#\n###.#\n#...#\n#####");
    /** 8 x 8. */
    public static final MazeLayout MEDIUM =
            of("medium", "########\n#..##..#\n#..#...#\n##...###\n#..#...#\n#.#..#.#\n#...#..#\n########");
    /** 9 x 12. */
    public static final MazeLayout LARGE = of(
            "large",
            "############\n#....#.....#\n#.##.#.#.#.#\n#......#...#\n#.####.###.#\n#..#.#.....#\n##.#.#.#.###\n#..#...#...#\n############");

    private final String name;
    private final boolean[][] wall;
    private final List<Box> runs;
    private final List<Box> solids;

    /** The edges of a box. */
    record Box(float left, float top, float right, float bottom) {}

    private MazeLayout(String name, boolean[][] wall) {
        this.name = name;
        this.wall = wall;
        this.runs = runs(0);
        this.solids = runs(CUT);
    }

    /**
     * A layout that is called what it is: its rows with a slash between them, {@code #####/#...#/#####}.
     *
     * @param text rows on lines of their own, or with slashes between them
     * @throws IllegalArgumentException as {@link #of(String, String)}
     */
    public static MazeLayout of(String text) {
        String rows = text.strip().replace('/', '\n').lines().map(String::strip).collect(Collectors.joining("/"));
        return of(rows, rows.replace('/', '\n'));
    }

    /**
     * A layout of a name.
     *
     * @throws IllegalArgumentException if there is another character, rows differ in length, the layout is larger than 40 x 40 or not
     *     surrounded by walls, or there is no floor or floor that cannot be reached from the rest
     */
    public static MazeLayout of(String name, String text) {
        List<String> lines = text.strip().lines().map(String::strip).toList();
        require(!lines.isEmpty(), "layout must not be empty.");
        boolean[][] wall = new boolean[lines.size()][];
        for (int row = 0; row < wall.length; row++) {
            wall[row] = row(lines.get(row), row, lines.get(0).length());
        }
        require(
                wall.length <= LARGEST && wall[0].length <= LARGEST,
                "layout (" + wall.length + " x " + wall[0].length + ") must be at most " + LARGEST + " x " + LARGEST
                        + ".");
        MazeLayout layout = new MazeLayout(name, wall);
        layout.requireBorder();
        layout.requireOneFloor();
        return layout;
    }

    private static boolean[] row(String line, int row, int length) {
        require(
                line.length() == length,
                "row " + (row + 1) + " of the layout has " + line.length() + " cells; it must have " + length
                        + " as the first.");
        boolean[] cells = new boolean[length];
        for (int column = 0; column < length; column++) {
            char cell = line.charAt(column);
            require(
                    cell == '#' || cell == '.',
                    "cell (" + cell + ") in row " + (row + 1) + " of the layout must be # or a dot.");
            cells[column] = cell == '#';
        }
        return cells;
    }

    private static void require(boolean fits, String message) {
        if (!fits) {
            throw new IllegalArgumentException(message);
        }
    }

    private void requireBorder() {
        for (int[] cell : floor()) {
            boolean inside = cell[0] > 0 && cell[0] < rows() - 1 && cell[1] > 0 && cell[1] < columns() - 1;
            require(inside, "layout must be surrounded by walls; row " + (cell[0] + 1) + " is open.");
        }
    }

    private void requireOneFloor() {
        List<int[]> floor = floor();
        require(!floor.isEmpty(), "layout must have floor.");
        boolean[][] seen = new boolean[rows()][columns()];
        int reached = reach(floor.get(0)[0], floor.get(0)[1], seen);
        require(
                reached == floor.size(),
                "all floor of a layout must be connected; of " + floor.size() + " cells " + reached
                        + " are reached from the first.");
    }

    private int reach(int row, int column, boolean[][] seen) {
        if (isWall(row, column) || seen[row][column]) {
            return 0;
        }
        seen[row][column] = true;
        return 1
                + reach(row - 1, column, seen)
                + reach(row + 1, column, seen)
                + reach(row, column - 1, seen)
                + reach(row, column + 1, seen);
    }

    /** What it is called. */
    public String name() {
        return name;
    }

    /** Number of rows. */
    public int rows() {
        return wall.length;
    }

    /** Number of columns. */
    public int columns() {
        return wall[0].length;
    }

    /** Whether a cell is a wall; everything beyond the edges is one. */
    public boolean isWall(int row, int column) {
        return row < 0 || column < 0 || row >= rows() || column >= columns() || wall[row][column];
    }

    /** Cells (row, column) that are floor, row by row; a copy. */
    List<int[]> floor() {
        List<int[]> floor = new ArrayList<>();
        for (int row = 0; row < rows(); row++) {
            for (int column = 0; column < columns(); column++) {
                if (!isWall(row, column)) {
                    floor.add(new int[] {row, column});
                }
            }
        }
        return floor;
    }

    /** All walls as few overlapping boxes: every run of walls along a row or a column is one. */
    List<Box> runs() {
        return runs;
    }

    /**
     * The same for physics: where two boxes meet in a face, one is cut short.
     *
     * <p><b>Why:</b> every straight face is then one box, and nobody who slides along it catches on a seam.
     */
    List<Box> solids() {
        return solids;
    }

    /** The same with boxes cut short by {@code cut} cells, for layouts whose cells are small. */
    List<Box> solids(float cut) {
        return runs(cut);
    }

    private List<Box> runs(float cut) {
        List<Box> boxes = new ArrayList<>();
        for (int row = 0; row < rows(); row++) {
            for (int from = 0, to; from < columns(); from = to + 1) {
                to = from;
                while (to < columns() && wall[row][to]) {
                    to++;
                }
                addRow(boxes, row, from, to, cut);
            }
        }
        for (int column = 0; column < columns(); column++) {
            for (int from = 0, to; from < rows(); from = to + 1) {
                to = from;
                while (to < rows() && wall[to][column]) {
                    to++;
                }
                addColumn(boxes, column, from, to, cut);
            }
        }
        return List.copyOf(boxes);
    }

    /** Walls at columns from (inclusive) to (exclusive); a single one belongs to its column if it has neighbours there. */
    private void addRow(List<Box> boxes, int row, int from, int to, float cut) {
        if (to - from > 1 || (to - from == 1 && !continuesInColumn(row, from))) {
            float left = from + (continuesInColumn(row, from) ? cut : 0);
            float right = to - (continuesInColumn(row, to - 1) ? cut : 0);
            boxes.add(new Box(left, row, right, row + 1f));
        }
    }

    private void addColumn(List<Box> boxes, int column, int from, int to, float cut) {
        if (to - from > 1) {
            float top = from + (continuesInRow(from, column) ? cut : 0);
            float bottom = to - (continuesInRow(to - 1, column) ? cut : 0);
            boxes.add(new Box(column, top, column + 1f, bottom));
        }
    }

    private boolean continuesInColumn(int row, int column) {
        return isInside(row - 1, column) || isInside(row + 1, column);
    }

    private boolean continuesInRow(int row, int column) {
        return isInside(row, column - 1) || isInside(row, column + 1);
    }

    /** Whether it is a wall of the layout, rather than nothing beyond its edges. */
    private boolean isInside(int row, int column) {
        return row >= 0 && column >= 0 && row < rows() && column < columns() && wall[row][column];
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name);
        for (boolean[] row : wall) {
            text.append('\n');
            for (boolean cell : row) {
                text.append(cell ? '#' : '.');
            }
        }
        return text.toString();
    }
}
