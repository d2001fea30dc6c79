package foresee.envs;

/**
 * Where the cells of a {@link MazeLayout} lie in a scene.
 *
 * @param cell height and width of a cell, in the scene's unit
 * @param left x of the layout's left edge
 * @param top y of its upper edge
 */
record CellGrid(double cell, double left, double top) {

    /** Cells of one unit, from the origin. */
    static final CellGrid UNIT = new CellGrid(1, 0, 0);

    /** In the middle of a square scene that the longer side of the layout fills. */
    static CellGrid centred(MazeLayout layout, double size) {
        int longer = Math.max(layout.rows(), layout.columns());
        double cell = size / longer;
        return new CellGrid(cell, 0.5 * cell * (longer - layout.columns()), 0.5 * cell * (longer - layout.rows()));
    }

    /** x of a place that many columns from the left edge. */
    double x(double column) {
        return left + cell * column;
    }

    /** y of a place that many rows from the upper edge. */
    double y(double row) {
        return top + cell * row;
    }

    /** A box of the layout in the scene. */
    MazeLayout.Box of(MazeLayout.Box box) {
        return new MazeLayout.Box(
                (float) x(box.left()), (float) y(box.top()), (float) x(box.right()), (float) y(box.bottom()));
    }
}
