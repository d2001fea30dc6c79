package foresee.envs;

import foresee.envs.physics.TopDownWorld;
import foresee.envs.render.Canvas;
import java.util.List;
import org.jbox2d.dynamics.Body;

/**
 * What is pushed in {@link Push}.
 *
 * <p><b>Units:</b> px of 512, from the block's centre of mass, before it turns; a scale enlarges everything around it.
 */
public enum PushBlock {
    /** A bar of 120 x 30 and a stem of 30 x 90 below its middle; their common middle is 45 below the bar's upper edge. */
    TEE("push-t", 3000) {
        @Override
        void attach(TopDownWorld world, Body body, float scale, float friction) {
            for (Part part : TEE_PARTS) {
                world.attachBox(
                        body,
                        scale * part.x(),
                        scale * part.y(),
                        scale * part.halfWidth(),
                        scale * part.halfHeight(),
                        friction);
            }
        }

        @Override
        void draw(Canvas canvas, float x, float y, float angle, float scale, int rgb) {
            float cos = (float) StrictMath.cos(angle);
            float sin = (float) StrictMath.sin(angle);
            for (Part part : TEE_PARTS) {
                canvas.turnedBox(
                        x + scale * (cos * part.x() - sin * part.y()),
                        y + scale * (sin * part.x() + cos * part.y()),
                        scale * part.halfWidth(),
                        scale * part.halfHeight(),
                        cos,
                        sin,
                        rgb);
            }
        }

        @Override
        double outside(double x, double y) {
            double least = Double.POSITIVE_INFINITY;
            for (Part part : TEE_PARTS) {
                double dx = Math.abs(x - part.x()) - part.halfWidth();
                double dy = Math.abs(y - part.y()) - part.halfHeight();
                double distance = dx <= 0 || dy <= 0 ? Math.max(dx, dy) : Math.sqrt(dx * dx + dy * dy);
                least = Math.min(least, distance);
            }
            return least;
        }

        @Override
        double reach() {
            return TEE_REACH;
        }

        @Override
        double overlap(double dx, double dy, double angle, double goalAngle) {
            double area = 0;
            for (Part mine : APART) {
                for (Part goal : APART) {
                    area += ConvexOverlap.area(mine.corners(dx, dy, angle), goal.corners(0, 0, goalAngle));
                }
            }
            return area / TEE_AREA;
        }
    },
    /** A disc with a radius of 45; it never turns. */
    DISC("push-disc", 0) {
        @Override
        void attach(TopDownWorld world, Body body, float scale, float friction) {
            world.attachDisc(body, scale * DISC_RADIUS, friction);
        }

        @Override
        void draw(Canvas canvas, float x, float y, float angle, float scale, int rgb) {
            canvas.disc(x, y, scale * DISC_RADIUS, rgb);
        }

        @Override
        double outside(double x, double y) {
            return Math.sqrt(x * x + y * y) - DISC_RADIUS;
        }

        @Override
        double reach() {
            return DISC_RADIUS;
        }

        /** The lens of two discs of radius r whose centres are d apart: 2 r^2 acos(d / 2r) - d sqrt(r^2 - d^2 / 4). */
        @Override
        double overlap(double dx, double dy, double angle, double goalAngle) {
            double half = 0.5 * Math.sqrt(dx * dx + dy * dy) / DISC_RADIUS;
            if (half >= 1) {
                return 0;
            }
            return 2 / Math.PI * (StrictMath.acos(half) - half * Math.sqrt(1 - half * half));
        }
    };

    private static final float DISC_RADIUS = 45;
    private static final double TEE_AREA = 120 * 30 + 30 * 90;
    private static final double TEE_REACH = Math.sqrt(15 * 15 + 75 * 75);
    private static final List<Part> TEE_PARTS = List.of(new Part(0, -30, 60, 15), new Part(0, 22.5f, 15, 52.5f));
    /** The stem below the bar, which the part above overlaps. */
    private static final List<Part> APART = List.of(new Part(0, -30, 60, 15), new Part(0, 30, 15, 45));

    private final String id;
    private final float inertia;

    /** A box by its middle and half extents. */
    record Part(float x, float y, float halfWidth, float halfHeight) {

        /** Its corners, turned and moved, (x, y) in turn. */
        double[] corners(double dx, double dy, double angle) {
            double cos = StrictMath.cos(angle);
            double sin = StrictMath.sin(angle);
            double[] corners = new double[8];
            for (int i = 0; i < 4; i++) {
                double cornerX = x + (i == 0 || i == 3 ? halfWidth : -halfWidth);
                double cornerY = y + (i < 2 ? halfHeight : -halfHeight);
                corners[2 * i] = dx + cos * cornerX - sin * cornerY;
                corners[2 * i + 1] = dy + sin * cornerX + cos * cornerY;
            }
            return corners;
        }
    }

    PushBlock(String id, float inertia) {
        this.id = id;
        this.inertia = inertia;
    }

    /** Name of the environment in which it is pushed. */
    public String id() {
        return id;
    }

    /** Whether it turns; if so, its angle is part of the state. */
    public boolean turns() {
        return inertia > 0;
    }

    /** Moment of inertia about the centre of mass in kg px^2, for a mass of 1 kg. */
    float inertia() {
        return inertia;
    }

    /** Gives a body its shape. {@code scale} is in m per px. */
    abstract void attach(TopDownWorld world, Body body, float scale, float friction);

    /** Paints it. */
    abstract void draw(Canvas canvas, float x, float y, float angle, float scale, int rgb);

    /** Distance of a point to its edge, outside; inside, something negative. */
    abstract double outside(double x, double y);

    /** Distance of its furthest point. */
    abstract double reach();

    /** Share of its area, 0 to 1, that it has in common with itself (dx, dy) px off and turned. */
    abstract double overlap(double dx, double dy, double angle, double goalAngle);
}
