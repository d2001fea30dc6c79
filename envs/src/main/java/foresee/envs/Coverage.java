package foresee.envs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * How much of what can be reached in an environment some episodes have seen, and how often what matters happened in them.
 *
 * <p>coverage = cells visited / cells that can be reached
 *
 * <p>on a grid of 16 bins for each {@link Environment#factors() factor}, and of 16 x 16 for two that are a place ({@code agent x},
 * {@code agent y}); a cosine and a sine ({@code cos of block angle}, {@code sin of block angle}) are an angle. The other factors are looked at one by one, since all of them together are a space too large to fill. Bins are
 * equal parts of the factor's bounds. Where an environment names none, as it does for places between walls, the starts of 4096 seeds
 * tell: bins are equal parts of what they span, and a cell can be reached if one of them lies in it or an episode has been there. A factor
 * without bounds that is the same at every start is left out. Values beyond count as at the bound.
 *
 * <p><b>Why:</b> it says at a glance what a model cannot know for want of data. A share near 1 does not say that there is enough.
 *
 * <p>Mutable, for one thread. Takes well under a microsecond for each state.
 */
public final class Coverage {
    /** Bins of each factor. */
    public static final int BINS = 16;

    private static final int STARTS = 4096;
    private static final String COS = "cos of ";
    private static final String SIN = "sin of ";
    private final List<CoverageGrid> grids;
    private final List<Happening> happenings;
    private final long[] happened;
    private long steps;

    /**
     * What was seen of one factor, or of a place.
     *
     * @param name {@code block angle}, {@code agent x, y}
     * @param visited cells
     * @param cells that can be reached, at least 1
     */
    public record Part(String name, int visited, int cells) {
        /** 0 to 1. */
        public double share() {
            return visited / (double) cells;
        }
    }

    /**
     * How often something happened.
     *
     * @param words {@code the block moves}
     * @param share of the steps, 0 to 1
     */
    public record Frequency(String words, double share) {}

    private Coverage(List<CoverageGrid> grids, List<Happening> happenings) {
        this.grids = grids;
        this.happenings = happenings;
        this.happened = new long[happenings.size()];
    }

    /** Of no episodes yet. */
    public static Coverage of(Environment environment) {
        List<float[]> starts =
                LongStream.range(0, STARTS).mapToObj(environment::reset).toList();
        return new Coverage(grids(withAngles(environment.factors()), starts), environment.happenings());
    }

    /** The same with one factor for two that are an angle's cosine and sine. */
    private static List<Factor> withAngles(List<Factor> factors) {
        List<Factor> joined = new ArrayList<>();
        for (int i = 0; i < factors.size(); i++) {
            Factor first = factors.get(i);
            boolean isAngle = i + 1 < factors.size()
                    && first.name().startsWith(COS)
                    && factors.get(i + 1).name().equals(SIN + angle(first));
            joined.add(isAngle ? angle(first, factors.get(++i)) : first);
        }
        return joined;
    }

    private static String angle(Factor cos) {
        return cos.name().substring(COS.length());
    }

    private static Factor angle(Factor cos, Factor sin) {
        return new Factor(angle(cos), "rad", state -> StrictMath.atan2(sin.of(state), cos.of(state)))
                .within(-Math.PI, Math.PI);
    }

    private static List<CoverageGrid> grids(List<Factor> factors, List<float[]> starts) {
        List<CoverageGrid> grids = new ArrayList<>();
        int i = 0;
        while (i < factors.size()) {
            int taken = i + 1 < factors.size() && isPlace(factors.get(i), factors.get(i + 1)) ? 2 : 1;
            CoverageGrid.of(factors.subList(i, i + taken), starts).ifPresent(grids::add);
            i += taken;
        }
        return grids;
    }

    private static boolean isPlace(Factor first, Factor second) {
        return first.name().endsWith(" x")
                && second.name().equals(first.name().substring(0, first.name().length() - 1) + "y");
    }

    /** Takes in the states of an episode, in time order. */
    public void add(List<float[]> states) {
        for (int t = 0; t < states.size(); t++) {
            float[] state = states.get(t);
            grids.forEach(grid -> grid.visit(state));
            if (t > 0) {
                addStep(states.get(t - 1), state);
            }
        }
    }

    private void addStep(float[] before, float[] after) {
        steps++;
        for (int i = 0; i < happened.length; i++) {
            happened[i] += happenings.get(i).test().test(before, after) ? 1 : 0;
        }
    }

    /** Each factor and place, in the environment's order. */
    public List<Part> parts() {
        return grids.stream().map(CoverageGrid::part).toList();
    }

    /** The mean share of all parts, 0 to 1; 1 if there are none. */
    public double mean() {
        return grids.stream().mapToDouble(grid -> grid.part().share()).average().orElse(1);
    }

    /** How often each happening of the environment happened; shares are 0 before the first step. */
    public List<Frequency> frequencies() {
        List<Frequency> frequencies = new ArrayList<>();
        for (int i = 0; i < happened.length; i++) {
            frequencies.add(new Frequency(happenings.get(i).words(), steps == 0 ? 0 : happened[i] / (double) steps));
        }
        return frequencies;
    }
}
