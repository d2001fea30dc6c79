package foresee.benchmarks;

import foresee.envs.Environment;
import foresee.model.Frame;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The film of one journey: the agent's world beside the goal, with the imagined and the travelled path drawn over it.
 *
 * <p>Moments are added in order while the agent acts and drawn when the film is written. Not thread-safe.
 */
public final class PlanMovie {
    private static final int PANEL = 256;
    private static final int MARGIN = 18;
    private static final int GAP = 22;
    private static final int TOP = 38;
    private static final int WIDTH = 2 * MARGIN + 2 * PANEL + GAP;
    private static final int HEIGHT = TOP + PANEL + 40;
    private static final int GOAL_LEFT = MARGIN + PANEL + GAP;
    private static final int BASELINE = TOP + PANEL + 25;
    private static final double GOAL_RING = 10;
    private static final int DELAY_MILLIS = 90;
    private static final int LAST_DELAY_MILLIS = 1800;
    private static final int STRIP_PANEL = 168;

    private final Environment environment;
    private final Frame goalFrame;
    private final Optional<float[]> goalState;
    private final int budget;
    private final String unit;
    private final Optional<Function<float[], Spot>> agent;
    private final List<Moment> moments = new ArrayList<>();
    private String ending = "";

    /**
     * @param goalFrame the goal as given, shown where the state behind it is not known
     * @param goalState the true goal, if known: drawn for people, and ringed in the agent's world
     * @param budget steps that the agent has
     * @param unit of distances, {@code px}
     */
    public PlanMovie(Environment environment, Frame goalFrame, Optional<float[]> goalState, int budget, String unit) {
        this.environment = environment;
        this.goalFrame = goalFrame;
        this.goalState = goalState.map(float[]::clone);
        this.budget = budget;
        this.unit = unit;
        this.agent = AgentSpot.of(environment);
    }

    /** Appends a moment. */
    public void add(Moment moment) {
        moments.add(moment);
    }

    /**
     * What is written under the last picture instead of the step, such as {@code reached the goal in 31 steps (0.9 px away)};
     * no path is imagined there any more.
     */
    public void end(String words) {
        ending = words;
    }

    /** Moments so far. */
    public int size() {
        return moments.size();
    }

    /**
     * Writes the film as an animated GIF that loops; the last picture stays longer.
     *
     * @throws IllegalStateException if there is no moment
     */
    public void writeGif(Path path) throws IOException {
        requireMoments();
        try (GifWriter gif = new GifWriter(path)) {
            for (int k = 0; k < moments.size(); k++) {
                gif.add(picture(k), k == moments.size() - 1 ? LAST_DELAY_MILLIS : DELAY_MILLIS);
            }
            gif.finish();
        }
    }

    /**
     * Writes up to five key moments and the goal side by side as a PNG.
     *
     * @throws IllegalStateException if there is no moment
     */
    public void writeStrip(Path path) throws IOException {
        requireMoments();
        List<Strip.Panel> panels = new ArrayList<>();
        for (int k : keyMoments()) {
            panels.add(new Strip.Panel(
                    world(k, STRIP_PANEL), "step " + moments.get(k).step()));
        }
        panels.add(new Strip.Panel(goal(STRIP_PANEL), "goal"));
        Pictures.write(path, Strip.of(panels));
    }

    private void requireMoments() {
        if (moments.isEmpty()) {
            throw new IllegalStateException("moments (0) must be at least 1 before a film is written.");
        }
    }

    private int[] keyMoments() {
        int last = moments.size() - 1;
        return IntStream.rangeClosed(0, 4)
                .map(k -> (k * last + 2) / 4)
                .distinct()
                .toArray();
    }

    /** The picture of moment {@code k}, from 0. */
    public BufferedImage picture(int k) {
        BufferedImage sheet = Ink.sheet(WIDTH, HEIGHT);
        Graphics2D g = Ink.pen(sheet);
        panel(g, world(k, PANEL), MARGIN, "now");
        panel(g, goal(PANEL), GOAL_LEFT, "goal");
        caption(g, k);
        agent.ifPresent(anyone -> legend(g)); // no agent, no path
        g.dispose();
        return sheet;
    }

    private static void panel(Graphics2D g, BufferedImage image, int left, String label) {
        Ink.framed(g, image, left, TOP);
        g.setColor(Ink.TEXT);
        Lettering.draw(g, label, left + 1, TOP - 12, Ink.SIZE + 2);
    }

    private BufferedImage world(int k, int pixels) {
        BufferedImage sheet = Pictures.image(environment.render(moments.get(k).state(), pixels));
        Graphics2D g = Ink.pen(sheet);
        PathPen pen = new PathPen(g, 0, 0, (double) pixels / frameWidth(), Math.max(0.75, (double) pixels / PANEL));
        agent.ifPresent(where -> paths(pen, where, k, pixels));
        g.dispose();
        return sheet;
    }

    private int frameWidth() {
        return environment.render(moments.get(0).state()).width();
    }

    private void paths(PathPen pen, Function<float[], Spot> where, int k, int pixels) {
        goalState.ifPresent(state -> pen.goal(where.apply(state), GOAL_RING * pixels / PANEL));
        pen.travelled(moments.subList(0, k + 1).stream()
                .map(moment -> where.apply(moment.state()))
                .toList());
        if (isOver(k)) {
            return;
        }
        List<Spot> imagined = new ArrayList<>(List.of(where.apply(moments.get(k).state())));
        imagined.addAll(moments.get(k).imagined());
        pen.imagined(imagined);
    }

    /** Whether this is the moment in which the journey ended, and nothing is planned any more. */
    private boolean isOver(int k) {
        return k == moments.size() - 1 && !ending.isEmpty();
    }

    private BufferedImage goal(int pixels) {
        return goalState
                .map(state -> Pictures.image(environment.render(state, pixels)))
                .orElseGet(() -> enlarged(Pictures.image(goalFrame), pixels));
    }

    private static BufferedImage enlarged(BufferedImage image, int pixels) {
        BufferedImage sheet = Ink.sheet(pixels, pixels);
        Graphics2D g = sheet.createGraphics();
        boolean small = image.getWidth() < pixels;
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                small
                        ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
                        : RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.drawImage(image, 0, 0, pixels, pixels, null);
        g.dispose();
        return sheet;
    }

    private void caption(Graphics2D g, int k) {
        g.setColor(Ink.TEXT);
        Lettering.draw(g, words(k), MARGIN + 1, BASELINE, Ink.SIZE);
    }

    private String words(int k) {
        Moment moment = moments.get(k);
        if (isOver(k)) {
            return ending;
        }
        String step = "step " + moment.step() + " of " + budget;
        return moment.distance().isPresent()
                ? "%s   %.1f %s to go".formatted(step, moment.distance().getAsDouble(), unit)
                : step;
    }

    private static void legend(Graphics2D g) {
        double width = Lettering.width("imagined path", Ink.SIZE - 1) + Lettering.width("travelled", Ink.SIZE - 1) + 84;
        double x = GOAL_LEFT + PANEL - width;
        PathPen pen = new PathPen(g, 0, 0, 1, 1);
        double middle = BASELINE - 4.5;
        pen.imagined(List.of(new Spot(x, middle), new Spot(x + 11, middle), new Spot(x + 22, middle)));
        x = label(g, "imagined path", x + 32);
        g.setColor(Ink.TRAVELLED);
        g.draw(new Line2D.Double(x, middle, x + 22, middle));
        label(g, "travelled", x + 30);
    }

    private static double label(Graphics2D g, String text, double x) {
        g.setColor(Ink.QUIET);
        Lettering.draw(g, text, x, BASELINE, Ink.SIZE - 1);
        return x + Lettering.width(text, Ink.SIZE - 1) + 22;
    }
}
