package foresee.envs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.model.KeyedRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link MazeLayout} and {@link MazeWay}. */
class MazeLayoutTest {
    static List<MazeLayout> layouts() {
        return List.of(
                MazeLayout.U,
                MazeLayout.MEDIUM,
                MazeLayout.LARGE,
                MazeLayout.of("posts", "#######\n#.....#\n#.#.#.#\n#.....#\n#.#.#.#\n#.....#\n#######"));
    }

    @Test
    void textIsReadRowByRow() {
        MazeLayout layout = MazeLayout.of("mine", "\n  ####\n  #..#\n  #.##\n  ####\n");

        assertThat(layout.rows()).isEqualTo(4);
        assertThat(layout.columns()).isEqualTo(4);
        assertThat(layout.floor()).containsExactly(new int[] {1, 1}, new int[] {1, 2}, new int[] {2, 1});
        assertThat(layout.isWall(2, 2)).isTrue();
        assertThat(layout.isWall(-1, 2)).isTrue();
        assertThat(layout).hasToString("mine\n####\n#..#\n#.##\n####");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            WWW/W.W/WW        | row 3 of the layout has 2 cells; it must have 3 as the first.
            WWW/WxW/WWW       | cell (x) in row 2 of the layout must be # or a dot.
            WWW/W../WWW       | layout must be surrounded by walls; row 2 is open.
            WWW/WWW/WWW       | layout must have floor.
            WWWWW/W.W.W/WWWWW | all floor of a layout must be connected; of 2 cells 1 are reached from the first.
            """)
    void whatIsNoLayoutIsRefused(String text, String message) {
        assertThatThrownBy(() -> MazeLayout.of("bad", text.replace('/', '\n').replace('W', '#')))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void nothingAndTooMuchAreRefused() {
        assertThatThrownBy(() -> MazeLayout.of("bad", " ")).hasMessage("layout must not be empty.");
        assertThatThrownBy(() -> MazeLayout.of("bad", "#".repeat(41)))
                .hasMessage("layout (1 x 41) must be at most 40 x 40.");
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void boxesCoverExactlyTheWalls(MazeLayout layout) {
        for (int row = 0; row < layout.rows(); row++) {
            for (int column = 0; column < layout.columns(); column++) {
                float x = column + 0.5f;
                float y = row + 0.5f;
                boolean covered = layout.runs().stream()
                        .anyMatch(box -> box.left() < x && x < box.right() && box.top() < y && y < box.bottom());

                assertThat(covered).isEqualTo(layout.isWall(row, column));
            }
        }
        assertThat(layout.solids()).hasSameSizeAs(layout.runs());
    }

    /** No face of the floor is made of two boxes, nor has it a corner of another on it. */
    @ParameterizedTest
    @MethodSource("layouts")
    void everyStraightFaceIsOneBox(MazeLayout layout) {
        for (int row = 1; row < layout.rows() - 1; row++) {
            for (int column = 1; column < layout.columns() - 2; column++) {
                boolean faceGoesOn = !layout.isWall(row, column)
                        && !layout.isWall(row, column + 1)
                        && layout.isWall(row - 1, column)
                        && layout.isWall(row - 1, column + 1);
                if (faceGoesOn) {
                    int seam = column + 1;
                    int face = row;
                    assertThat(layout.solids().stream()
                                    .filter(box -> box.bottom() == face && box.left() <= seam && box.right() >= seam))
                            .hasSize(1);
                }
            }
        }
    }

    /** Against Dijkstra over a grid of 16 x 16 points a cell and 16 directions, whose ways are up to 3 % too long. */
    @ParameterizedTest
    @MethodSource("layouts")
    void waysAreAsShortAsThoseOfAGrid(MazeLayout layout) {
        MazeWay way = new MazeWay(layout, CellGrid.UNIT, 0.2, 0.12);
        for (long seed = 0; seed < 6; seed++) {
            KeyedRandom random = KeyedRandom.of(9, seed);
            int[] to = layout.floor().get(random.nextInt(layout.floor().size()));
            MazeWay.ToGoal goal = way.to(to[1] + 0.5, to[0] + 0.5);
            double[][] grid = MazeGrid.lengths(layout, to[0], to[1]);
            for (int[] from : layout.floor()) {
                double length = way.length(from[1] + 0.5, from[0] + 0.5, goal);
                double onGrid = grid[from[0]][from[1]];

                assertThat(length).isLessThanOrEqualTo(onGrid + 0.15).isGreaterThanOrEqualTo(0.96 * onGrid - 0.15);
            }
        }
    }

    @Test
    void aWayIsStraightWhereNothingIsBetween() {
        MazeWay way = new MazeWay(MazeLayout.U, CellGrid.UNIT, 0.2, 0.12);

        assertThat(way.length(1.5, 1.5, way.to(3.5, 1.5))).isEqualTo(2);
        assertThat(way.first(1.5, 1.5, way.to(3.5, 1.5))).containsExactly(3.5, 1.5);
        assertThat(way.first(1.5, 1.5, way.to(1.5, 3.5))[0]).isGreaterThan(3);
        assertThat(way.length(1.5, 1.5, way.to(1.5, 3.5))).isBetween(4.3, 5.2);
    }

    @Test
    void textOnOneLineIsItsOwnName() {
        MazeLayout onOneLine = MazeLayout.of("#####/#...#/#.#.#/#...#/#####");
        MazeLayout onMany = MazeLayout.of("#####\n#...#\r\n#.#.#\n  #...#\n#####\n");

        assertThat(onOneLine.name()).isEqualTo("#####/#...#/#.#.#/#...#/#####");
        assertThat(onMany.name()).isEqualTo(onOneLine.name());
        assertThat(onOneLine.isWall(2, 2)).isTrue();
        assertThat(onOneLine.floor()).hasSize(8);
    }

    @Test
    void aGridInTheMiddleOfASquareKeepsProportions() {
        CellGrid grid = CellGrid.centred(MazeLayout.of("wide", "########\n#......#\n#......#\n########"), 64);

        assertThat(grid).isEqualTo(new CellGrid(8, 0, 16));
        assertThat(grid.x(1.5)).isEqualTo(12);
        assertThat(grid.y(1.5)).isEqualTo(28);
        assertThat(grid.of(new MazeLayout.Box(0, 1, 2, 4))).isEqualTo(new MazeLayout.Box(0, 24, 16, 48));
    }
}
