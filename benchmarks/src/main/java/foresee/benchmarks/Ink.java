package foresee.benchmarks;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Colours and pens that all pictures share. */
final class Ink {
    static final Color PAPER = new Color(0xfbfaf7);
    static final Color TEXT = new Color(0x2b303b);
    static final Color QUIET = new Color(0x767c87);
    static final Color FRAME = new Color(0xd5d3cc);
    static final Color IMAGINED = new Color(0x862e9c);
    static final Color TRAVELLED = new Color(0x5c6370);
    static final Color GOAL = new Color(0x2b8a3e);
    static final double SIZE = 14;

    private Ink() {}

    /** A blank sheet. */
    static BufferedImage sheet(int width, int height) {
        BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = sheet.createGraphics();
        g.setColor(PAPER);
        g.fillRect(0, 0, width, height);
        g.dispose();
        return sheet;
    }

    /** An antialiasing pen, which the caller disposes of. */
    static Graphics2D pen(BufferedImage sheet) {
        Graphics2D g = sheet.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return g;
    }

    /** An image with a hairline around it. */
    static void framed(Graphics2D g, BufferedImage image, int left, int top) {
        g.setColor(FRAME);
        g.fillRect(left - 1, top - 1, image.getWidth() + 2, image.getHeight() + 2);
        g.drawImage(image, left, top, null);
    }

    static Color faded(Color color, double opacity) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * opacity));
    }
}
