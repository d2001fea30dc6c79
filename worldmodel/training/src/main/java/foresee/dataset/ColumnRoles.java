package foresee.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Which columns of a table mean what.
 *
 * <p>Actions are the columns that somebody named, else those that begin with {@code action}, else {@code a0}, {@code a1} and so on.
 * What begins with {@code state} or {@code proprio} is state, the latter felt. {@code time} or {@code timestamp} is in seconds,
 * {@code frame} the number or file name of a frame, {@code episode} the name of a folder.
 */
final class ColumnRoles {
    private static final Pattern NUMBERED = Pattern.compile("a\\d+");

    private final TextTable table;
    private final int[] actions;
    private final int[] states;
    private final List<String> felt;
    private final int time;
    private final int frame;
    private final int episode;

    /**
     * @param asked names of the action columns, none to find them by their names
     * @throws DatasetFormatException if there are no action columns, or one that was named
     */
    ColumnRoles(TextTable table, List<String> asked) throws DatasetFormatException {
        this.table = table;
        List<String> names = table.columns();
        this.actions = actions(names, asked);
        this.states = IntStream.concat(beginning(names, "state"), beginning(names, "proprio"))
                .toArray();
        this.felt = beginning(names, "proprio").mapToObj(names::get).toList();
        this.time = Math.max(names.indexOf("time"), names.indexOf("timestamp"));
        this.frame = names.indexOf("frame");
        this.episode = names.indexOf("episode");
    }

    private int[] actions(List<String> names, List<String> asked) throws DatasetFormatException {
        for (String name : asked) {
            if (!names.contains(name)) {
                throw noActions("there is no column '" + name + "'; there are " + String.join(", ", names) + ".");
            }
        }
        if (!asked.isEmpty()) {
            return asked.stream().mapToInt(names::indexOf).toArray();
        }
        int[] found = beginning(names, "action").toArray();
        if (found.length == 0) {
            found = IntStream.range(0, names.size())
                    .filter(i -> NUMBERED.matcher(names.get(i)).matches())
                    .toArray();
        }
        if (found.length == 0) {
            throw noActions("no column begins with 'action'; there are " + String.join(", ", names)
                    + ". Maybe name those that are actions with --actions.");
        }
        return found;
    }

    private DatasetFormatException noActions(String what) {
        return new DatasetFormatException(table.path(), "line 1", what);
    }

    private static IntStream beginning(List<String> names, String begin) {
        return IntStream.range(0, names.size()).filter(i -> names.get(i).startsWith(begin));
    }

    List<String> actionNames() {
        return names(actions);
    }

    List<String> stateNames() {
        return names(states);
    }

    private List<String> names(int[] columns) {
        return IntStream.of(columns).mapToObj(table.columns()::get).toList();
    }

    List<String> feltNames() {
        return felt;
    }

    /** Columns that nothing is made of. */
    List<String> leftOut() {
        List<String> left = new ArrayList<>(table.columns());
        left.removeAll(actionNames());
        left.removeAll(stateNames());
        left.removeAll(List.of("time", "timestamp", "frame", "episode"));
        return left;
    }

    boolean namesEpisodes() {
        return episode >= 0;
    }

    String episode(TextTable.Row row) {
        return row.cells().get(episode).strip();
    }

    boolean namesFrames() {
        return frame >= 0;
    }

    String frame(TextTable.Row row) {
        return row.cells().get(frame).strip();
    }

    RecordedRows rows(List<TextTable.Row> rows) throws DatasetFormatException {
        double[] times = new double[time < 0 ? 0 : rows.size()];
        for (int r = 0; r < times.length; r++) {
            times[r] = table.number(rows.get(r), time);
        }
        return new RecordedRows(rows.size(), floats(rows, actions), floats(rows, states), times);
    }

    private float[] floats(List<TextTable.Row> rows, int[] columns) throws DatasetFormatException {
        float[] values = new float[rows.size() * columns.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) table.number(rows.get(i / columns.length), columns[i % columns.length]);
        }
        return values;
    }
}
