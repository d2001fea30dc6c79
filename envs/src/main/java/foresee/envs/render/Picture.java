package foresee.envs.render;

import foresee.model.Frame;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/**
 * A picture of any size for people, drawn by Java2D with smooth edges. Not thread-safe.
 *
 * <p><b>Why:</b> models see {@link SoftwareRasteriser}'s frames; an enlarged one of those is blurred or blocky.
 */
public final class Picture implements Canvas {
    private static final int CHANNELS = 3;

    private final BufferedImage image;
    private final Graphics2D graphics;

    /**
     * A black square picture.
     *
     * @param pixels its height and width
     * @param extent height and width of the scene in it, in its units
     * @throws IllegalArgumentException if pixels is not within 1 to 16384 or extent is not positive
     */
    public Picture(int pixels, double extent) {
        this(pixels, extent, 0, 0);
    }

    /**
     * The same with the scene moved to the right and down, in its units.
     *
     * @throws IllegalArgumentException if pixels is not within 1 to 16384 or extent is not positive
     */
    public Picture(int pixels, double extent, double shiftX, double shiftY) {
        if (pixels < 1 || pixels > MOST_PIXELS || !(extent > 0)) {
            throw new IllegalArgumentException("pixels (" + pixels + ") must be within 1 to " + MOST_PIXELS
                    + " and extent (" + extent + ") positive.");
        }
        image = new BufferedImage(pixels, pixels, BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(pixels / extent, pixels / extent);
        graphics.translate(shiftX, shiftY);
    }

    @Override
    public void fill(int rgb) {
        AffineTransform view = graphics.getTransform();
        graphics.setTransform(new AffineTransform());
        paint(new Rectangle2D.Float(0, 0, image.getWidth(), image.getHeight()), rgb);
        graphics.setTransform(view);
    }

    @Override
    public void box(float left, float top, float right, float bottom, int rgb) {
        paint(new Rectangle2D.Float(left, top, right - left, bottom - top), rgb);
    }

    @Override
    public void turnedBox(float x, float y, float halfLength, float halfWidth, float cos, float sin, int rgb) {
        Path2D.Float corners = new Path2D.Float();
        corners.moveTo(x + halfLength * cos - halfWidth * sin, y + halfLength * sin + halfWidth * cos);
        corners.lineTo(x - halfLength * cos - halfWidth * sin, y - halfLength * sin + halfWidth * cos);
        corners.lineTo(x - halfLength * cos + halfWidth * sin, y - halfLength * sin - halfWidth * cos);
        corners.lineTo(x + halfLength * cos + halfWidth * sin, y + halfLength * sin - halfWidth * cos);
        corners.closePath();
        paint(corners, rgb);
    }

    @Override
    public void disc(float x, float y, float radius, int rgb) {
        paint(new Ellipse2D.Float(x - radius, y - radius, 2 * radius, 2 * radius), rgb);
    }

    private void paint(Shape shape, int rgb) {
        graphics.setColor(new Color(rgb));
        graphics.fill(shape);
    }

    /** What was drawn so far, a copy (pixels, pixels, 3). */
    public Frame frame() {
        int size = image.getWidth();
        int[] colours = image.getRGB(0, 0, size, size, null, 0, size);
        byte[] bytes = new byte[colours.length * CHANNELS];
        for (int i = 0; i < colours.length; i++) {
            bytes[CHANNELS * i] = (byte) (colours[i] >> 16);
            bytes[CHANNELS * i + 1] = (byte) (colours[i] >> 8);
            bytes[CHANNELS * i + 2] = (byte) colours[i];
        }
        return new Frame(size, size, CHANNELS, bytes);
    }
}
