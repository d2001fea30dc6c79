package foresee.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The PNG files of one folder in the order of their numbers: the last digits of each name, {@code frame_0012.png} being 12.
 *
 * <p>Numbers must be evenly spaced: a gap is a frame that is missing.
 */
final class FrameFiles {
    private static final Pattern LAST_NUMBER = Pattern.compile("(\\d{1,18})\\D*$");

    private final List<Path> files;
    private final List<Long> numbers;

    private FrameFiles(SortedMap<Long, Path> sorted) {
        this.files = List.copyOf(sorted.values());
        this.numbers = List.copyOf(sorted.keySet());
    }

    /** @throws DatasetFormatException if a name has no number, two have the same, or one is missing in between */
    static FrameFiles of(Path folder) throws IOException {
        TreeMap<Long, Path> sorted = new TreeMap<>();
        for (Path file : pictures(folder)) {
            Path other = sorted.put(number(file), file);
            if (other != null) {
                throw new DatasetFormatException(
                        folder,
                        "frames",
                        other.getFileName() + " and " + file.getFileName() + " have the same number.");
            }
        }
        FrameFiles frames = new FrameFiles(sorted);
        frames.requireEven(folder);
        return frames;
    }

    static List<Path> pictures(Path folder) throws IOException {
        return visible(folder).stream()
                .filter(Files::isRegularFile)
                .filter(file -> lowerName(file).endsWith(".png"))
                .toList();
    }

    /** What lies in a folder, sorted by name; names that begin with a dot are passed over. */
    static List<Path> visible(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !lowerName(entry).startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    static String lowerName(Path path) {
        return path.getFileName().toString().toLowerCase(Locale.ROOT);
    }

    private static long number(Path file) throws DatasetFormatException {
        String name = file.getFileName().toString();
        return lastNumber(name.substring(0, name.lastIndexOf('.')))
                .orElseThrow(() -> new DatasetFormatException(
                        file, "name", "it has no number, by which frames are put in order: frame_0012.png."));
    }

    /** The last digits in a name. */
    static OptionalLong lastNumber(String name) {
        Matcher matcher = LAST_NUMBER.matcher(name);
        return matcher.find() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }

    private void requireEven(Path folder) throws DatasetFormatException {
        long step = numbers.size() < 2 ? 1 : numbers.get(1) - numbers.get(0);
        for (int i = 2; i < numbers.size(); i++) {
            step = Math.min(step, numbers.get(i) - numbers.get(i - 1));
        }
        for (int i = 1; i < numbers.size(); i++) {
            if (numbers.get(i) - numbers.get(i - 1) != step) {
                throw new DatasetFormatException(
                        folder,
                        "frames",
                        "a frame is missing between " + files.get(i - 1).getFileName() + " and "
                                + files.get(i).getFileName() + ". Maybe make two episodes of it.");
            }
        }
    }

    int count() {
        return files.size();
    }

    Path file(int index) {
        return files.get(index);
    }

    /**
     * Rows in the order of the frames that they name.
     *
     * @throws DatasetFormatException if one names a frame that there is not, or that another names, or a frame in between has none
     */
    List<TextTable.Row> inOrder(List<TextTable.Row> rows, ColumnRoles roles, TextTable table)
            throws DatasetFormatException {
        TreeMap<Integer, TextTable.Row> sorted = new TreeMap<>();
        for (TextTable.Row row : rows) {
            String name = roles.frame(row).replaceFirst("\\.\\w+$", "");
            int index = lastNumber(name).isPresent()
                    ? numbers.indexOf(lastNumber(name).getAsLong())
                    : -1;
            if (index < 0) {
                throw table.at(
                        row,
                        "there is no frame " + roles.frame(row) + " in "
                                + files.get(0).getParent() + ".");
            }
            if (sorted.put(index, row) != null) {
                throw table.at(row, "frame " + roles.frame(row) + " has a row already.");
            }
        }
        if (!sorted.isEmpty() && (sorted.firstKey() != 0 || sorted.lastKey() != sorted.size() - 1)) {
            int missing = 0;
            while (sorted.containsKey(missing)) {
                missing++;
            }
            throw new DatasetFormatException(table.path(), "rows", "there is none of " + files.get(missing) + ".");
        }
        return new ArrayList<>(sorted.values());
    }
}
