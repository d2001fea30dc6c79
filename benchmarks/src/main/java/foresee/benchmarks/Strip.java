package foresee.benchmarks;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Pictures side by side, each with a caption below it. */
public final class Strip {
    private static final int MARGIN = 16;
    private static final int GAP = 10;
    private static final int CAPTION = 24;

    private Strip() {}

    /**
     * One picture of a strip.
     *
     * @param image drawn as it is
     * @param caption a few words below it
     */
    public record Panel(BufferedImage image, String caption) {}

    /**
     * The strip as an image.
     *
     * @throws IllegalArgumentException if there is no panel
     */
    public static BufferedImage of(List<Panel> panels) {
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("panels (0) must be at least 1.");
        }
        int width = panels.stream()
                        .mapToInt(panel -> panel.image().getWidth() + GAP)
                        .sum()
                - GAP;
        int height = panels.stream()
                .mapToInt(panel -> panel.image().getHeight())
                .max()
                .orElseThrow();
        BufferedImage sheet = Ink.sheet(width + 2 * MARGIN, height + 2 * MARGIN + CAPTION - 6);
        Graphics2D g = Ink.pen(sheet);
        int left = MARGIN;
        for (Panel panel : panels) {
            draw(g, panel, left, height);
            left += panel.image().getWidth() + GAP;
        }
        g.dispose();
        return sheet;
    }

    private static void draw(Graphics2D g, Panel panel, int left, int height) {
        Ink.framed(g, panel.image(), left, MARGIN);
        g.setColor(Ink.TEXT);
        Lettering.draw(g, panel.caption(), left + 1, MARGIN + height + CAPTION - 5, size(panel));
    }

    /** As large as the others, or as fits below the picture. */
    private static double size(Panel panel) {
        double size = Ink.SIZE - 1;
        return Math.min(size, size * panel.image().getWidth() / Lettering.width(panel.caption(), size));
    }
}
