package foresee.envs;

import foresee.envs.render.Canvas;
import java.util.List;

/** The walls of a {@link MazeLayout} where they lie in a scene: to be painted, and to ask who touches them. Immutable. */
final class MazeWalls {
    private final List<MazeLayout.Box> walls;
    private final MazeLayout.Box floor;

    MazeWalls(MazeLayout layout, CellGrid grid) {
        this.walls = layout.runs().stream().map(grid::of).toList();
        this.floor = grid.of(new MazeLayout.Box(1, 1, layout.columns() - 1, layout.rows() - 1));
    }

    /** Walls all around, the floor, the walls in between. */
    void draw(Canvas canvas, int floorColour, int wallColour) {
        canvas.fill(wallColour);
        draw(canvas, floor, floorColour);
        walls.forEach(wall -> draw(canvas, wall, wallColour));
    }

    private static void draw(Canvas canvas, MazeLayout.Box box, int colour) {
        canvas.box(box.left(), box.top(), box.right(), box.bottom(), colour);
    }

    /** Whether a place is at least {@code clearance} from all walls. */
    boolean isFree(float x, float y, double clearance) {
        return walls.stream().allMatch(wall -> {
            double dx = Math.max(0, Math.max(wall.left() - x, x - wall.right()));
            double dy = Math.max(0, Math.max(wall.top() - y, y - wall.bottom()));
            return dx * dx + dy * dy >= clearance * clearance;
        });
    }
}
