package foresee.benchmarks.micro;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** One quantity that is varied while the others stay: a panel of the picture. */
enum Sweep {
    CANDIDATES("candidates", "candidates N", "against candidates, H 10") {
        @Override
        List<ShapeCurve> curves() {
            int[] counts = {1, 2, 4, 8, 16, 24, 32, 48, 64, 96, 128, 192, 300, 512, 1024};
            return List.of(
                    curve(LARGE.words(), n -> new ShapePoint(LARGE, n, STEPS), counts),
                    curve(SMALL.words(), n -> new ShapePoint(SMALL, n, STEPS), counts));
        }

        @Override
        int x(ShapePoint point) {
            return point.candidates();
        }
    },
    HORIZON("horizon", "model steps H", "against the horizon, 64 candidates") {
        @Override
        List<ShapeCurve> curves() {
            int[] steps = {1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64};
            return List.of(
                    curve(LARGE.words(), h -> new ShapePoint(LARGE, MANY, h), steps),
                    curve(SMALL.words(), h -> new ShapePoint(SMALL, MANY, h), steps));
        }

        @Override
        int x(ShapePoint point) {
            return point.horizon();
        }
    },
    HIDDEN("hidden", "outputs of each hidden layer", "against the hidden size, z 256, H 10") {
        @Override
        List<ShapeCurve> curves() {
            return List.of(
                    curve("64 candidates", hidden -> wide(hidden, true, MANY), HIDDEN_SIZES),
                    curve("64, no LayerNorm", hidden -> wide(hidden, false, MANY), HIDDEN_SIZES),
                    curve("16 candidates", hidden -> wide(hidden, true, FEW), HIDDEN_SIZES),
                    curve("1 candidate", hidden -> wide(hidden, true, 1), HIDDEN_SIZES));
        }

        @Override
        int x(ShapePoint point) {
            return point.model().hidden();
        }
    },
    THREADS("threads", "candidates N", "on one thread and on two, by the wall, H 10") {
        @Override
        List<ShapeCurve> curves() {
            int[] counts = {16, 32, 48, 64, 96, 128, 192, 300};
            return List.of(
                    curve(LARGE.words(), n -> new ShapePoint(LARGE, n, STEPS), counts),
                    curve(SMALL.words(), n -> new ShapePoint(SMALL, n, STEPS), counts),
                    curve(TINY.words(), n -> new ShapePoint(TINY, n, STEPS), counts));
        }

        @Override
        int x(ShapePoint point) {
            return point.candidates();
        }
    };

    private static final ShapeModel LARGE = new ShapeModel(256, 512, true);
    private static final ShapeModel SMALL = new ShapeModel(64, 128, true);
    private static final ShapeModel TINY = new ShapeModel(16, 32, true);
    private static final int STEPS = 10;
    private static final int MANY = 64;
    private static final int FEW = 16;
    private static final int[] HIDDEN_SIZES = {16, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048, 3072
    };

    private final String key;
    private final String axis;
    private final String title;

    Sweep(String key, String axis, String title) {
        this.key = key;
        this.axis = axis;
        this.title = title;
    }

    /** What is measured, curve by curve. */
    abstract List<ShapeCurve> curves();

    /** Of a point, what is varied. */
    abstract int x(ShapePoint point);

    /** Its name in files. */
    String key() {
        return key;
    }

    /** What x is. */
    String axis() {
        return axis;
    }

    /** What follows the words 'rollout' or 'time'. */
    String title() {
        return title;
    }

    /**
     * The sweep of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Sweep ofKey(String key) {
        return Arrays.stream(values())
                .filter(sweep -> sweep.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no sweep '" + key + "'."));
    }

    private static ShapePoint wide(int hidden, boolean layerNorm, int candidates) {
        return new ShapePoint(new ShapeModel(256, hidden, layerNorm), candidates, STEPS);
    }

    private static ShapeCurve curve(String name, IntFunction<ShapePoint> point, int... values) {
        return new ShapeCurve(name, Arrays.stream(values).mapToObj(point).toList());
    }
}
