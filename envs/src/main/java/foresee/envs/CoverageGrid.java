package foresee.envs;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The cells of one factor, or of a place, of {@link Coverage}. Mutable, for one thread. */
final class CoverageGrid {
    private static final double LEAST_SPAN = 1e-6;

    /** One direction of the grid. */
    private record Axis(Factor factor, double low, double high) {

        /** Of the factor's own bounds, or of what starts span, if they differ at all. */
        static Optional<Axis> of(Factor factor, List<float[]> starts) {
            if (factor.bounds().isPresent()) {
                Factor.Bounds bounds = factor.bounds().get();
                return Optional.of(new Axis(factor, bounds.low(), bounds.high()));
            }
            DoubleSummaryStatistics span =
                    starts.stream().mapToDouble(factor.value()).summaryStatistics();
            return span.getMax() - span.getMin() > LEAST_SPAN
                    ? Optional.of(new Axis(factor, span.getMin(), span.getMax()))
                    : Optional.empty();
        }

        int bin(float[] state) {
            double share = (factor.of(state) - low) / (high - low);
            return Math.max(0, Math.min(Coverage.BINS - 1, (int) (Coverage.BINS * share)));
        }
    }

    private final String name;
    private final List<Axis> axes;
    private final boolean[] visited;
    private final boolean[] reachable;

    private CoverageGrid(String name, List<Axis> axes, List<float[]> starts) {
        this.name = name;
        this.axes = axes;
        int cells = (int) Math.round(Math.pow(Coverage.BINS, axes.size()));
        this.visited = new boolean[cells];
        this.reachable = new boolean[cells];
        boolean all = axes.stream().allMatch(axis -> axis.factor().bounds().isPresent());
        for (int cell = 0; cell < cells; cell++) {
            reachable[cell] = all;
        }
        starts.forEach(start -> reachable[cell(start)] = true);
    }

    /** A grid of one factor or two; empty if nothing is known of any of them. */
    static Optional<CoverageGrid> of(List<Factor> factors, List<float[]> starts) {
        List<Axis> axes = new ArrayList<>();
        factors.forEach(factor -> Axis.of(factor, starts).ifPresent(axes::add));
        return axes.isEmpty() ? Optional.empty() : Optional.of(new CoverageGrid(name(axes), axes, starts));
    }

    /** {@code agent x, y}. */
    private static String name(List<Axis> axes) {
        String first = axes.get(0).factor().name();
        int prefix = first.lastIndexOf(' ') + 1;
        return first
                + axes.stream()
                        .skip(1)
                        .map(axis -> ", " + axis.factor().name().substring(prefix))
                        .collect(Collectors.joining());
    }

    private int cell(float[] state) {
        int cell = 0;
        for (Axis axis : axes) {
            cell = Coverage.BINS * cell + axis.bin(state);
        }
        return cell;
    }

    void visit(float[] state) {
        visited[cell(state)] = true;
    }

    Coverage.Part part() {
        int seen = 0;
        int cells = 0;
        for (int cell = 0; cell < visited.length; cell++) {
            seen += visited[cell] ? 1 : 0;
            cells += visited[cell] || reachable[cell] ? 1 : 0;
        }
        return new Coverage.Part(name, seen, cells);
    }
}
