package foresee.dataset;

import foresee.model.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Episodes in folders of PNG files, with a table of actions, CSV or JSON lines.
 *
 * <pre>{@code
 * data/episode_0/frame_0000.png ...     data/episode_0/frame_0000.png ...     data/frame_0000.png ...
 * data/episode_0/actions.csv            data/actions.csv                      data/actions.csv
 * }</pre>
 *
 * <p>Each folder with a table of its own; or one table beside the folders, whose column {@code episode} names them, by name or by the
 * number at the end; or one folder that is one episode. A row is what was done at its frame, on the way to the next.
 */
public final class PngFolders implements RecordedEpisodes {
    private static final Pattern TABLE = Pattern.compile(".*\\.(csv|jsonl)");

    private final Path root;
    private final List<Episode> episodes;

    private record Episode(String name, FrameFiles frames, ColumnRoles roles, RecordedRows rows) {}

    private PngFolders(Path root, List<Episode> episodes) {
        this.root = root;
        this.episodes = List.copyOf(episodes);
    }

    /**
     * Looks at folders and reads the tables, not the pictures.
     *
     * @param actions names of the columns that are actions, none to find them by their names
     * @throws NoSuchFileException if there is no such folder
     * @throws DatasetFormatException if the folders are laid out otherwise, or a table cannot be read; says where
     */
    public static PngFolders open(Path root, List<String> actions) throws IOException {
        if (!Files.isDirectory(root)) {
            throw new NoSuchFileException(root.toString());
        }
        List<Path> folders =
                FrameFiles.visible(root).stream().filter(Files::isDirectory).toList();
        boolean isEpisode = !FrameFiles.pictures(root).isEmpty();
        if (isEpisode && !folders.isEmpty()) {
            throw refused(root, "pictures lie beside folders, and an episode is either the one or in the other.");
        }
        if (!isEpisode && folders.isEmpty()) {
            throw refused(root, "there is neither a PNG file nor a folder of an episode.");
        }
        List<Path> ofAll = isEpisode ? List.of() : tables(root);
        List<Episode> episodes = ofAll.isEmpty()
                ? eachWithTable(isEpisode ? List.of(root) : folders, actions)
                : ofOneTable(one(root, ofAll), folders, actions);
        requireAlike(episodes);
        return new PngFolders(root, episodes);
    }

    private static DatasetFormatException refused(Path folder, String what) {
        return new DatasetFormatException(folder, "folder", what);
    }

    private static List<Path> tables(Path folder) throws IOException {
        return FrameFiles.visible(folder).stream()
                .filter(file -> TABLE.matcher(FrameFiles.lowerName(file)).matches())
                .toList();
    }

    private static Path one(Path folder, List<Path> tables) throws DatasetFormatException {
        if (tables.size() != 1) {
            throw refused(
                    folder,
                    tables.isEmpty()
                            ? "there is no table of actions (a .csv or .jsonl file)."
                            : "there are " + tables.size() + " tables ("
                                    + tables.get(0).getFileName() + ", "
                                    + tables.get(1).getFileName() + "), and only one can hold the actions.");
        }
        return tables.get(0);
    }

    private static TextTable read(Path table) throws IOException {
        return FrameFiles.lowerName(table).endsWith(".csv") ? CsvTable.read(table) : JsonLinesTable.read(table);
    }

    private static List<Episode> eachWithTable(List<Path> folders, List<String> actions) throws IOException {
        List<Episode> episodes = new ArrayList<>();
        for (Path folder : folders) {
            FrameFiles frames = frames(folder);
            TextTable table = read(one(folder, tables(folder)));
            episodes.add(episode(folder, frames, table, new ColumnRoles(table, actions), table.rows()));
        }
        return episodes;
    }

    private static List<Episode> ofOneTable(Path path, List<Path> folders, List<String> actions) throws IOException {
        TextTable table = read(path);
        ColumnRoles roles = new ColumnRoles(table, actions);
        if (!roles.namesEpisodes()) {
            throw new DatasetFormatException(
                    path, "line 1", "a table of all episodes needs a column 'episode' with the folder's name.");
        }
        List<List<TextTable.Row>> rows = new ArrayList<>();
        folders.forEach(folder -> rows.add(new ArrayList<>()));
        for (TextTable.Row row : table.rows()) {
            rows.get(folderOf(row, table, roles, folders)).add(row);
        }
        List<Episode> episodes = new ArrayList<>();
        for (int e = 0; e < folders.size(); e++) {
            if (!tables(folders.get(e)).isEmpty()) {
                throw refused(
                        folders.get(e),
                        "there is a table here and another beside the folders, " + path.getFileName() + ".");
            }
            episodes.add(episode(folders.get(e), frames(folders.get(e)), table, roles, rows.get(e)));
        }
        return episodes;
    }

    private static int folderOf(TextTable.Row row, TextTable table, ColumnRoles roles, List<Path> folders)
            throws DatasetFormatException {
        String wanted = roles.episode(row);
        OptionalLong number =
                wanted.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(wanted)) : OptionalLong.empty();
        int byNumber = -1;
        for (int e = 0; e < folders.size(); e++) {
            String name = folders.get(e).getFileName().toString();
            if (name.equals(wanted)) {
                return e;
            }
            if (number.isPresent() && number.equals(FrameFiles.lastNumber(name))) {
                if (byNumber >= 0) {
                    throw table.at(
                            row,
                            "episode " + wanted + " may be "
                                    + folders.get(byNumber).getFileName() + " or " + name + ".");
                }
                byNumber = e;
            }
        }
        if (byNumber < 0) {
            throw table.at(row, "there is no folder of episode '" + wanted + "'.");
        }
        return byNumber;
    }

    private static FrameFiles frames(Path folder) throws IOException {
        FrameFiles frames = FrameFiles.of(folder);
        if (frames.count() == 0) {
            throw refused(folder, "there is no PNG file.");
        }
        return frames;
    }

    private static Episode episode(
            Path folder, FrameFiles frames, TextTable table, ColumnRoles roles, List<TextTable.Row> rows)
            throws DatasetFormatException {
        List<TextTable.Row> ordered = roles.namesFrames() ? frames.inOrder(rows, roles, table) : rows;
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return new Episode(String.valueOf(name), frames, roles, roles.rows(ordered));
    }

    private static void requireAlike(List<Episode> episodes) throws DatasetFormatException {
        Episode first = episodes.get(0);
        for (Episode other : episodes) {
            if (!other.roles.actionNames().equals(first.roles.actionNames())
                    || !other.roles.stateNames().equals(first.roles.stateNames())) {
                throw refused(
                        other.frames.file(0).getParent(),
                        "its columns are " + words(other.roles) + ", but those of " + first.name + " are "
                                + words(first.roles) + ".");
            }
        }
    }

    private static String words(ColumnRoles roles) {
        List<String> names = new ArrayList<>(roles.actionNames());
        names.addAll(roles.stateNames());
        return String.join(", ", names);
    }

    @Override
    public String describe() {
        return "folders of PNG, " + root.toAbsolutePath().normalize().getFileName();
    }

    @Override
    public String leftOut() {
        List<String> left = episodes.get(0).roles.leftOut();
        return left.isEmpty() ? "" : "columns " + String.join(", ", left);
    }

    @Override
    public int count() {
        return episodes.size();
    }

    @Override
    public String name(int episode) {
        return episodes.get(episode).name;
    }

    @Override
    public int frames(int episode) {
        return episodes.get(episode).frames.count();
    }

    @Override
    public Frame frame(int episode, int index) throws IOException {
        return PictureFile.read(episodes.get(episode).frames.file(index));
    }

    @Override
    public RecordedRows rows(int episode) {
        return episodes.get(episode).rows;
    }

    @Override
    public int actionSize() {
        return episodes.get(0).roles.actionNames().size();
    }

    @Override
    public List<String> stateNames() {
        return episodes.get(0).roles.stateNames();
    }

    @Override
    public List<String> feltNames() {
        return episodes.get(0).roles.feltNames();
    }
}
