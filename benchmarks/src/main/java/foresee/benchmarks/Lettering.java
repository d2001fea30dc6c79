package foresee.benchmarks;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.util.HashMap;
import java.util.Map;

/**
 * Text in pictures, drawn with strokes of its own alphabet.
 *
 * <p><b>Why:</b> Java's text needs fonts and a font configuration; where there are none, as in a container, drawing a letter
 * throws. Strokes also look the same on every machine. The alphabet is ASCII's letters, digits and common marks; anything
 * else is drawn as a box.
 *
 * <p>Letters are lines and arcs on a grid: x to the right, y up, baseline 0, small letters 5 high, capitals 7. {@code
 * Mx,y} moves, {@code Lx,y} draws a line, {@code Acx,cy,rx,ry,start,extent} an arc in degrees (joined to what precedes it),
 * {@code Ocx,cy,rx,ry} an ellipse, {@code Qcx,cy,x,y} a curve.
 */
final class Lettering {
    private static final double GAP = 1.65;
    private static final double SPACE = 2.6;
    private static final double CAPITAL = 7;
    /** Height of a capital as a share of the size, as in most typefaces. */
    private static final double CAPITAL_SHARE = 0.7;

    private static final String ALPHABET = """
            a O2,2.5,2,2.5 M4,5 L4,0
            b M0,7 L0,0 O2,2.5,2,2.5
            c A2.1,2.5,2.1,2.5,48,264
            d M4,7 L4,0 O2,2.5,2,2.5
            e M0,2.6 L4,2.6 A2,2.5,2,2.5,0,318
            f A2.3,5.6,1.4,1.4,70,110 L0.9,0 M0,5 L2.5,5
            g O2,2.5,2,2.5 M4,5 L4,-0.2 A2,-0.2,2,1.8,0,-145
            h M0,7 L0,0 M0,3 A2,3,2,2,180,-180 L4,0
            i M0,5 L0,0 M0,6.9 L0,7
            j M1,5 L1,-0.8 A-0.3,-0.8,1.3,1.2,0,-80 M1,6.9 L1,7
            k M0,7 L0,0 M3.5,5 L0,1.9 M1.3,3.1 L3.7,0
            l M0,7 L0,0
            m M0,5 L0,0 M0,3.4 A1.5,3.4,1.5,1.6,180,-180 L3,0 M3,3.4 A4.5,3.4,1.5,1.6,180,-180 L6,0
            n M0,5 L0,0 M0,3 A2,3,2,2,180,-180 L4,0
            o O2.1,2.5,2.1,2.5
            p M0,5 L0,-2 O2,2.5,2,2.5
            q M4,5 L4,-2 O2,2.5,2,2.5
            r M0,5 L0,0 M0,2.8 A2,2.8,2,2.2,180,-120
            s A1.7,3.75,1.6,1.25,25,245 A1.7,1.25,1.7,1.25,90,-245
            t M0.9,6.6 L0.9,1.3 A2.2,1.3,1.3,1.3,180,100 M0,5 L2.4,5
            u M0,5 L0,2 A2,2,2,2,180,180 M4,5 L4,0
            v M0,5 L1.9,0 L3.8,5
            w M0,5 L1.5,0 L3,5 L4.5,0 L6,5
            x M0,5 L3.7,0 M3.7,5 L0,0
            y M0,5 L2,0 M4,5 L1.2,-2
            z M0,5 L3.6,5 L0,0 L3.6,0
            A M0,0 L2.4,7 L4.8,0 M0.85,2.4 L3.95,2.4
            B M0,0 L0,7 L2.1,7 A2.1,5.3,1.7,1.7,90,-180 L0,3.6 M2.2,3.6 A2.2,1.8,1.9,1.8,90,-180 L0,0
            C A2.8,3.5,2.8,3.5,48,264
            D M0,0 L0,7 L1.6,7 A1.6,3.5,3,3.5,90,-180 L0,0
            E M3.6,7 L0,7 L0,0 L3.6,0 M0,3.6 L3.1,3.6
            F M3.6,7 L0,7 L0,0 M0,3.6 L3.1,3.6
            G A2.8,3.5,2.8,3.5,48,312 L3.1,3.5
            H M0,0 L0,7 M4.4,7 L4.4,0 M0,3.6 L4.4,3.6
            I M0,7 L0,0
            J M2.6,7 L2.6,1.7 A0.9,1.7,1.7,1.7,0,-120
            K M0,7 L0,0 M4,7 L0,2.6 M1.5,4.2 L4.3,0
            L M0,7 L0,0 L3.4,0
            M M0,0 L0,7 L2.6,2 L5.2,7 L5.2,0
            N M0,0 L0,7 L4.4,0 L4.4,7
            O O2.8,3.5,2.8,3.5
            P M0,0 L0,7 L2.1,7 A2.1,5.1,1.9,1.9,90,-180 L0,3.2
            Q O2.8,3.5,2.8,3.5 M3.4,1.6 L5.4,-0.6
            R M0,0 L0,7 L2.1,7 A2.1,5.2,1.8,1.8,90,-180 L0,3.4 M2.1,3.4 L4.2,0
            S A2,5.25,1.8,1.75,30,240 A2,1.75,2,1.75,90,-245
            T M0,7 L4.6,7 M2.3,7 L2.3,0
            U M0,7 L0,2.2 A2.2,2.2,2.2,2.2,180,180 L4.4,7
            V M0,7 L2.4,0 L4.8,7
            W M0,7 L1.7,0 L3.4,7 L5.1,0 L6.8,7
            X M0,7 L4.4,0 M4.4,7 L0,0
            Y M0,7 L2.3,3.4 L4.6,7 M2.3,3.4 L2.3,0
            Z M0,7 L4.2,7 L0,0 L4.2,0
            0 O2.1,3.5,2.1,3.5
            1 M0.4,5.4 L2.3,7 L2.3,0 M4.2,0
            2 A2.1,5.05,1.95,1.95,165,-203 L0,0 L4.2,0
            3 A2,5.25,1.85,1.75,150,-240 A2,1.75,2.15,1.75,90,-245 M4.2,0
            4 M3.1,0 L3.1,7 L0,2 L4.2,2
            5 M3.8,7 L0.7,7 L0.35,3.85 A2.05,2.25,2.15,2.25,140,-295
            6 O2.1,2.2,2.1,2.2 M3.3,7 Q0,5,0,2.2
            7 M0,7 L4.2,7 L1.4,0
            8 O2.1,5.3,1.75,1.7 O2.1,1.8,2.1,1.8
            9 O2.1,4.8,2.1,2.2 M0.9,0 Q4.2,2,4.2,4.8
            . M0,0 L0,0.1
            , M0.4,0.2 L0,-1.3
            : M0,0.2 L0,0.3 M0,4 L0,4.1
            ; M0.4,0.2 L0,-1.3 M0.4,4 L0.4,4.1
            ! M0,7 L0,2 M0,0 L0,0.1
            ? A1.8,5.3,1.8,1.7,165,-230 L1.7,2.2 M1.7,0 L1.7,0.1
            - M0,2.8 L2.6,2.8
            + M0,2.8 L3.8,2.8 M1.9,4.7 L1.9,0.9
            = M0,3.7 L3.8,3.7 M0,1.9 L3.8,1.9
            _ M0,-1 L4,-1
            / M0,-0.8 L3,7.6
            % O1,5.6,1,1.4 M4.8,7 L0.6,0 O4.4,1.4,1,1.4
            ( A2.2,3,2.2,5,125,110
            ) A-0.6,3,2.2,5,55,-110
            [ M1.5,7.8 L0,7.8 L0,-1.4 L1.5,-1.4
            ] M0,7.8 L1.5,7.8 L1.5,-1.4 L0,-1.4
            < M3.6,5 L0,2.8 L3.6,0.6
            > M0,5 L3.6,2.8 L0,0.6
            ' M0,7 L0,5.4
            * M1.5,7 L1.5,4 M0.1,6.3 L2.9,4.7 M2.9,6.3 L0.1,4.7
            """;

    private static final Map<Character, Path2D> LETTERS = letters();
    private static final Path2D UNKNOWN = path("M0,0 L0,7 L4,7 L4,0 L0,0");

    private Lettering() {}

    private static Map<Character, Path2D> letters() {
        Map<Character, Path2D> letters = new HashMap<>();
        ALPHABET.lines().forEach(line -> letters.put(line.charAt(0), path(line.substring(2))));
        return letters;
    }

    private static Path2D path(String drawing) {
        Path2D path = new Path2D.Double();
        boolean joined = false;
        for (String mark : drawing.split(" ", -1)) {
            double[] v = numbers(mark.substring(1));
            append(path, mark.charAt(0), v, joined);
            joined = mark.charAt(0) != 'O';
        }
        return path;
    }

    private static double[] numbers(String list) {
        String[] parts = list.split(",", -1);
        double[] numbers = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            numbers[i] = Double.parseDouble(parts[i]);
        }
        return numbers;
    }

    /** Adds one mark; y is turned down, as images count it. */
    private static void append(Path2D path, char mark, double[] v, boolean joined) {
        switch (mark) {
            case 'M' -> path.moveTo(v[0], -v[1]);
            case 'L' -> path.lineTo(v[0], -v[1]);
            case 'Q' -> path.quadTo(v[0], -v[1], v[2], -v[3]);
            case 'A' -> path.append(arc(v, v[4], v[5]), joined);
            case 'O' -> path.append(arc(v, 0, 360), false);
            default -> throw new IllegalStateException("mark (" + mark + ") must be one of M, L, Q, A, O.");
        }
    }

    private static Arc2D arc(double[] v, double start, double extent) {
        return new Arc2D.Double(v[0] - v[2], -v[1] - v[3], 2 * v[2], 2 * v[3], start, extent, Arc2D.OPEN);
    }

    /** Width of a text in pixels at a size in pixels. */
    static double width(String text, double size) {
        return Math.max(0, shape(text).getBounds2D().getMaxX()) * unit(size);
    }

    private static double unit(double size) {
        return CAPITAL_SHARE * size / CAPITAL;
    }

    /** Draws a text in the graphics' colour; {@code x} is its left end, {@code y} its baseline. */
    static void draw(Graphics2D g, String text, double x, double y, double size) {
        draw(g, text, x, y, size, 1);
    }

    /** As above, with strokes {@code weight} times the ordinary ones, which are a tenth of the size. */
    static void draw(Graphics2D g, String text, double x, double y, double size, double weight) {
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        place.scale(unit(size), unit(size));
        Stroke before = g.getStroke();
        g.setStroke(new BasicStroke((float) (0.095 * size * weight), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(place.createTransformedShape(shape(text)));
        g.setStroke(before);
    }

    private static Path2D shape(String text) {
        Path2D shape = new Path2D.Double();
        double pen = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == ' ') {
                pen += SPACE;
                continue;
            }
            Path2D glyph = LETTERS.getOrDefault(letter, UNKNOWN);
            shape.append(glyph.createTransformedShape(AffineTransform.getTranslateInstance(pen, 0)), false);
            pen += glyph.getBounds2D().getMaxX() + GAP;
        }
        return shape;
    }
}
