package foresee.benchmarks.report;

import foresee.benchmarks.failure.CostLandscape;
import foresee.benchmarks.failure.CostLandscape.Surface;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A cost landscape as a picture, a pixel for each point: dark blue is the least cost, yellow the greatest, grey is not finite. Across is the
 * first direction, up the second.
 */
final class HeatMap {
    private static final int SIDE = CostLandscape.SIDE;
    private static final int NOT_FINITE = 0x999999;
    /** Anchors of viridis, which is as even in grey as in colour. */
    private static final int[] SCALE = {0x440154, 0x3b528b, 0x21918c, 0x5ec962, 0xfde725};

    private final CostLandscape landscape;
    private final Surface surface;
    private final double least;
    private final double greatest;

    HeatMap(CostLandscape landscape, Surface surface) {
        this.landscape = landscape;
        this.surface = surface;
        double[] finite = costs().stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .toArray();
        this.least = Arrays.stream(finite).min().orElse(Double.NaN);
        this.greatest = Arrays.stream(finite).max().orElse(Double.NaN);
    }

    private List<Double> costs() {
        List<Double> costs = new ArrayList<>();
        for (int i = 0; i < SIDE; i++) {
            for (int j = 0; j < SIDE; j++) {
                costs.add(landscape.cost(surface, i, j));
            }
        }
        return costs;
    }

    BufferedImage image() {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < SIDE; i++) {
            for (int j = 0; j < SIDE; j++) {
                image.setRGB(i, SIDE - 1 - j, colour(landscape.cost(surface, i, j)));
            }
        }
        return image;
    }

    private int colour(double cost) {
        if (!Double.isFinite(cost)) {
            return NOT_FINITE;
        }
        double place = (SCALE.length - 1) * (cost - least) / Math.max(greatest - least, Double.MIN_NORMAL);
        int below = Math.min(SCALE.length - 2, (int) place);
        return mixed(SCALE[below], SCALE[below + 1], place - below);
    }

    private static int mixed(int a, int b, double share) {
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            long part = Math.round((1 - share) * (a >> shift & 0xff) + share * (b >> shift & 0xff));
            rgb |= (int) part << shift;
        }
        return rgb;
    }

    /** {@code model's cost: 0.12 at the plan, 0.08 to 3.4 around it}. */
    String words() {
        double here = landscape.cost(surface, SIDE / 2, SIDE / 2);
        return surface.label() + ": " + Numbers.three(here) + " at the plan, " + Numbers.three(least) + " to "
                + Numbers.three(greatest) + " in view";
    }

    /** Every surface of a landscape for programs, the heading first. */
    static List<List<Object>> csv(CostLandscape landscape) {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of("surface", "first_direction", "second_direction", "cost"));
        for (Surface surface : landscape.surfaces()) {
            for (int n = 0; n < SIDE * SIDE; n++) {
                rows.add(List.of(
                        surface.label(),
                        Numbers.plain(CostLandscape.offset(n / SIDE)),
                        Numbers.plain(CostLandscape.offset(n % SIDE)),
                        Numbers.plain(landscape.cost(surface, n / SIDE, n % SIDE))));
            }
        }
        return rows;
    }
}
