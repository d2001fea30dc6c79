package foresee.benchmarks;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.List;

/** Draws paths and places over a world that is shown enlarged. */
final class PathPen {
    private static final double FAINTEST = 0.3;
    private final Graphics2D g;
    private final double left;
    private final double top;
    private final double scale;
    private final double weight;

    /**
     * @param scale sheet pixels per px of the environment's frame
     * @param weight of lines and dots, 1 on a full panel
     */
    PathPen(Graphics2D g, double left, double top, double scale, double weight) {
        this.g = g;
        this.left = left;
        this.top = top;
        this.scale = scale;
        this.weight = weight;
    }

    private double x(Spot spot) {
        return left + spot.x() * scale;
    }

    private double y(Spot spot) {
        return top + spot.y() * scale;
    }

    /** A thin even line through all spots. */
    void travelled(List<Spot> spots) {
        if (spots.size() < 2) {
            return;
        }
        Path2D path = new Path2D.Double();
        path.moveTo(x(spots.get(0)), y(spots.get(0)));
        spots.stream().skip(1).forEach(spot -> path.lineTo(x(spot), y(spot)));
        g.setColor(Ink.faded(Ink.TRAVELLED, 0.75));
        g.setStroke(round(1.8));
        g.draw(path);
    }

    /** A line with a dot at every spot but the first, on a light halo, fading toward its end. */
    void imagined(List<Spot> spots) {
        g.setStroke(round(4.6));
        for (int k = 1; k < spots.size(); k++) {
            segment(spots, k, Ink.faded(Color.WHITE, 0.6 * opacity(k, spots.size())));
        }
        g.setStroke(round(2));
        for (int k = 1; k < spots.size(); k++) {
            segment(spots, k, Ink.faded(Ink.IMAGINED, opacity(k, spots.size())));
        }
        for (int k = 1; k < spots.size(); k++) {
            dot(spots.get(k), 3 * weight, Ink.faded(Ink.IMAGINED, opacity(k, spots.size())));
        }
    }

    private static double opacity(int k, int size) {
        return 1 - (1 - FAINTEST) * (k - 1) / Math.max(1, size - 2);
    }

    private void segment(List<Spot> spots, int k, Color color) {
        g.setColor(color);
        Spot from = spots.get(k - 1);
        Spot to = spots.get(k);
        g.draw(new Line2D.Double(x(from), y(from), x(to), y(to)));
    }

    private void dot(Spot spot, double radius, Color color) {
        g.setColor(color);
        g.fill(circle(spot, radius));
    }

    /** A ring around the place to arrive at. */
    void goal(Spot spot, double radius) {
        g.setColor(Ink.faded(Color.WHITE, 0.8));
        g.setStroke(round(4.6));
        g.draw(circle(spot, radius));
        g.setColor(Ink.GOAL);
        g.setStroke(round(2));
        g.draw(circle(spot, radius));
    }

    private Ellipse2D circle(Spot spot, double radius) {
        return new Ellipse2D.Double(x(spot) - radius, y(spot) - radius, 2 * radius, 2 * radius);
    }

    private BasicStroke round(double width) {
        return new BasicStroke((float) (weight * width), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }
}
