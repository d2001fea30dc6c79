package foresee.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The layouts of folders that are read, and those that are refused. */
final class PngFoldersTest {

    @TempDir
    private Path root;

    /** A picture whose every channel is its number. */
    private void picture(String name, int number) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        BufferedImage image = new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 12; i++) {
            image.setRGB(i % 4, i / 4, number * 0x010101);
        }
        ImageIO.write(image, "png", file.toFile());
    }

    private void text(String name, String... lines) throws IOException {
        Files.write(root.resolve(name), List.of(lines));
    }

    private PngFolders open(String... actions) throws IOException {
        return PngFolders.open(root, List.of(actions));
    }

    @Test
    void framesAreInTheOrderOfTheirNumbersNotOfTheirNames() throws IOException {
        for (int t = 8; t <= 11; t++) {
            picture("shot" + t + ".png", t);
        }
        text("log.csv", "time,a0,a1", "0.0,1,2", "0.1,3,4", "0.2,5,6");

        PngFolders one = open();

        assertThat(one.count()).isEqualTo(1);
        assertThat(one.name(0)).isEqualTo(root.getFileName().toString());
        assertThat(one.frames(0)).isEqualTo(4);
        assertThat(one.frame(0, 0).get(0, 0, 0)).isEqualTo(8);
        assertThat(one.frame(0, 3).get(2, 3, 2)).isEqualTo(11);
        assertThat(one.rows(0).actions).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(one.rows(0).times).containsExactly(0, 0.1, 0.2);
    }

    @Test
    void jsonLinesHoldArraysAndNulls() throws IOException {
        for (int t = 0; t < 3; t++) {
            picture("ep1/" + t + ".png", t);
            picture("ep2/" + t + ".png", t);
        }
        for (String episode : List.of("ep1", "ep2")) {
            text(
                    episode + "/actions.jsonl",
                    "{\"action\": [0.5, -1], \"proprio\": [1, 2, 3], \"note\": \"start\"}",
                    "{\"action\": [0.25, 1e-1], \"proprio\": [4, 5, 6]}",
                    "{\"action\": null, \"proprio\": [7, 8, 9]}");
        }

        PngFolders two = open();

        assertThat(two.count()).isEqualTo(2);
        assertThat(two.actionSize()).isEqualTo(2);
        assertThat(two.rows(1).actions).containsExactly(0.5f, -1, 0.25f, 0.1f, Float.NaN, Float.NaN);
        assertThat(two.feltNames()).containsExactly("proprio[0]", "proprio[1]", "proprio[2]");
        assertThat(two.rows(1).states).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(two.leftOut()).isEqualTo("columns note");
    }

    @Test
    void oneTableOfAllNamesEpisodesAndFramesInAnyOrder() throws IOException {
        for (int t = 1; t <= 3; t++) {
            picture("run_a/f" + t + ".png", t);
            picture("run_12/f" + t + ".png", t);
        }
        text(
                "all.csv",
                "episode,frame,left,right",
                "12,2,3,30",
                "12,f1.png,1,10",
                "\"run_a\",1,5,50",
                "run_a,2,6,\"60\"");

        PngFolders both = open("right");

        assertThat(both.name(0)).isEqualTo("run_12");
        assertThat(both.rows(0).actions).containsExactly(10, 30);
        assertThat(both.rows(1).actions).containsExactly(50, 60);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ep/0.png ep/1.png                | ep/log.csv ep/old.csv | there are 2 tables (log.csv, old.csv)",
                "ep/0.png ep/1.png                |                       | there is no table of actions",
                "ep/0.png ep/1.png                | all.csv               | needs a column 'episode'",
                "0.png 1.png ep/0.png             | log.csv               | pictures lie beside folders",
                "ep/0.png ep/2.png ep/3.png       | ep/log.csv            | a frame is missing between 0.png and 2.png",
                "ep/a1.png ep/b1.png              | ep/log.csv            | a1.png and b1.png have the same number",
                "ep/now.png                       | ep/log.csv            | it has no number",
            })
    void otherLayoutsAreRefusedInOneLine(String pictures, String tables, String message) throws IOException {
        for (String picture : pictures.strip().split(" ", -1)) {
            picture(picture, 1);
        }
        for (String table : tables == null ? new String[0] : tables.strip().split(" ", -1)) {
            text(table, "action_x", "1");
        }

        assertThatThrownBy(this::open)
                .isInstanceOf(DatasetFormatException.class)
                .hasMessageContaining(message)
                .hasMessageMatching("[^\\n]*");
    }

    @Test
    void aFolderWithNothingInItIsRefused() throws IOException {
        assertThatThrownBy(this::open).hasMessageContaining("there is neither a PNG file nor a folder");
        Files.createDirectory(root.resolve("empty"));
        assertThatThrownBy(this::open).hasMessageContaining("there is no PNG file");
        assertThatThrownBy(() -> PngFolders.open(root.resolve("none"), List.of()))
                .isInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "log.csv   | vx,vy;1,2         | no column begins with 'action'; there are vx, vy. Maybe name those that are actions with --actions.",
                "log.csv   | action;fast       | line 2: 'fast' in column 'action' is no number.",
                "log.csv   | action,b;1,2;1    | line 3: it has 1 cells, but there are 2 columns.",
                "log.csv   | action,action;1,2 | line 1: the column 'action' stands there twice.",
                "log.csv   | action;\"1        | line 2: a quote is opened and not closed.",
                "log.csv   | action,frame;1,7  | line 2: there is no frame 7 in",
                "log.csv   | action,frame;1,1  | rows: there is none of",
                "log.jsonl | {\"action\": [1}  | line 1: it is no JSON:",
                "log.jsonl | [1, 2]            | line 1: it is no JSON object.",
                "log.jsonl | {\"action\": 1};{\"actoin\": 2} | line 2: 'actoin' does not stand in the first line",
                "log.jsonl | {\"action\": {\"x\": 1}} | line 1: 'action' must be a number, a text or an array of numbers.",
            })
    void aTableThatCannotBeReadIsRefusedWithItsLine(String name, String lines, String message) throws IOException {
        picture("0.png", 0);
        picture("1.png", 1);
        text(name.strip(), lines.strip().split(";", -1));

        assertThatThrownBy(this::open)
                .isInstanceOf(DatasetFormatException.class)
                .hasMessageStartingWith(root.resolve(name.strip()).toString())
                .hasMessageContaining(message);
    }

    @Test
    void aColumnThatWasNamedMustBeThere() throws IOException {
        picture("0.png", 0);
        text("log.csv", "vx,vy", "1,2");

        assertThatThrownBy(() -> open("vx", "vz")).hasMessageContaining("there is no column 'vz'; there are vx, vy.");
    }

    @Test
    void tablesWithOtherColumnsThanTheFirstAreRefused() throws IOException {
        for (String episode : List.of("a", "b")) {
            picture(episode + "/0.png", 0);
            text(episode + "/log.csv", "action_" + episode, "1");
        }

        assertThatThrownBy(this::open).hasMessageContaining("its columns are action_b, but those of a are action_a.");
    }
}
