package foresee.benchmarks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foresee.envs.Environment;
import foresee.envs.Sandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntConsumer;

/**
 * How fast the environments of the catalogue are, each in its default layout, nothing varied: steps and frames in processor time of one
 * thread.
 *
 * <p>Steps start from {@link SpeedMaterial}: states of the data policy's episodes, random actions. After warming up, every round measures
 * each kind of work in each environment once, so that a slow moment of the machine meets all of them; what is told is the median of the
 * rounds.
 *
 * <p><b>Units:</b> times a second.
 *
 * @param settings of the measurement
 * @param rows one for each environment, copied
 * @param population what the oracle takes in push-t
 */
public record EnvironmentSpeeds(Settings settings, List<Row> rows, OraclePopulation population) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int WARM_UP_SLICES = 10;
    private static final int BATCH = 16;

    public EnvironmentSpeeds {
        rows = List.copyOf(rows);
    }

    /**
     * How much is measured.
     *
     * @param rounds at least 1
     * @param slice processor time of one measurement, at least
     * @param population candidates that the oracle scores, at least 1
     * @param horizon their actions, at least 1
     */
    public record Settings(int rounds, Duration slice, int population, int horizon) {
        public Settings {
            if (rounds < 1 || population < 1 || horizon < 1 || slice.isNegative()) {
                throw new IllegalArgumentException("rounds (" + rounds + "), population (" + population
                        + ") and horizon (" + horizon + ") must be at least 1, the slice (" + slice.toNanos() / 1e6
                        + " ms) at least 0.");
            }
        }

        /** 7 rounds of 0.1 s; 300 candidates of 25 actions. */
        public static Settings defaults() {
            return new Settings(7, Duration.ofMillis(100), 300, 25);
        }
    }

    /** A kind of work. */
    public enum Work {
        /** A step. */
        STEP("step") {
            @Override
            Object run(SpeedMaterial material, int i) {
                return material.step(i);
            }
        },
        /** A frame of 64 px. */
        FRAME_64("frame64") {
            @Override
            Object run(SpeedMaterial material, int i) {
                return material.environment().frame(material.state(i), 64);
            }
        },
        /** A frame of 96 px. */
        FRAME_96("frame96") {
            @Override
            Object run(SpeedMaterial material, int i) {
                return material.environment().frame(material.state(i), 96);
            }
        },
        /** A step and the frame of 64 px that shows where it led. */
        STEP_AND_FRAME_64("stepAndFrame64") {
            @Override
            Object run(SpeedMaterial material, int i) {
                return material.environment().frame(material.step(i), 64);
            }
        },
        /** A step and the frame of 96 px that shows where it led. */
        STEP_AND_FRAME_96("stepAndFrame96") {
            @Override
            Object run(SpeedMaterial material, int i) {
                return material.environment().frame(material.step(i), 96);
            }
        };

        private final String key;

        Work(String key) {
            this.key = key;
        }

        /** The name in JSON: {@code stepAndFrame64}. */
        public String key() {
            return key;
        }

        abstract Object run(SpeedMaterial material, int i);
    }

    /**
     * One environment.
     *
     * @param environment which
     * @param disturbing share of the steps that change something which the agent does not feel of itself
     * @param rates times a second, for each kind of work
     */
    public record Row(Environment environment, double disturbing, Map<Work, Median> rates) {
        public Row {
            rates = Map.copyOf(rates);
        }

        /** Least steps with a frame of 64 px that the environment is to make in a second; empty where none are asked for. */
        public OptionalInt target() {
            return switch (environment.id()) {
                case "two-room" -> OptionalInt.of(40_000);
                case "push-t" -> OptionalInt.of(8_000);
                case "rope" -> OptionalInt.of(3_000);
                case "granular" -> OptionalInt.of(800);
                default -> OptionalInt.empty();
            };
        }
    }

    /** Measures all environments of the catalogue. */
    public static EnvironmentSpeeds measure(Settings settings, IntConsumer progress) {
        return measure(Sandbox.environments(), settings, progress);
    }

    /**
     * Measures environments.
     *
     * @param progress is told how many rounds are done; the first of them warms up
     * @throws IllegalArgumentException if there is no environment of a name
     * @throws IllegalStateException if the system does not tell the processor time of a thread
     */
    static EnvironmentSpeeds measure(List<String> names, Settings settings, IntConsumer progress) {
        List<Course> courses = names.stream()
                .map(Sandbox::environment)
                .map(SpeedMaterial::new)
                .map(Course::new)
                .toList();
        OraclePopulation.Course oracle = new OraclePopulation.Course(settings.population(), settings.horizon());
        courses.forEach(course -> course.warmUp(settings.slice().multipliedBy(WARM_UP_SLICES)));
        oracle.warmUp();
        progress.accept(1);
        for (int round = 0; round < settings.rounds(); round++) {
            courses.forEach(course -> course.measure(settings.slice()));
            oracle.measure(round);
            progress.accept(round + 2);
        }
        return new EnvironmentSpeeds(settings, courses.stream().map(Course::row).toList(), oracle.result());
    }

    /** The measurements of one environment. */
    private static final class Course {
        private final CpuClock clock = new CpuClock();
        private final SpeedMaterial material;
        private final Map<Work, List<Double>> measured = new EnumMap<>(Work.class);
        private int next;

        /** Where results go, so that no compiler finds that nobody wants them. */
        @SuppressWarnings("unused")
        private volatile Object sink;

        Course(SpeedMaterial material) {
            this.material = material;
        }

        void warmUp(Duration each) {
            for (Work work : Work.values()) {
                perSecond(work, each);
            }
        }

        void measure(Duration slice) {
            for (Work work : Work.values()) {
                measured.computeIfAbsent(work, none -> new ArrayList<>()).add(perSecond(work, slice));
            }
        }

        private double perSecond(Work work, Duration slice) {
            long begun = clock.nanos();
            long spent;
            long done = 0;
            do {
                for (int i = 0; i < BATCH; i++) {
                    sink = work.run(material, next);
                    next = (next + 1) % material.count();
                }
                done += BATCH;
                spent = clock.nanos() - begun;
            } while (spent < slice.toNanos());
            return 1e9 * done / spent;
        }

        Row row() {
            Map<Work, Median> rates = new EnumMap<>(Work.class);
            measured.forEach((work, all) -> rates.put(work, Median.of(all)));
            return new Row(material.environment(), material.disturbing(), rates);
        }
    }

    /**
     * As JSON: {@code bench} ("envs"), {@code rounds}, {@code sliceMillis}; {@code environments}, each {@code env}, {@code layout},
     * {@code disturbing}, for each kind of work {@code median}, {@code least} and {@code most} times a second, and {@code target} of
     * {@code stepAndFrame64} (null where there is none); {@code oracle} with {@code layout}, {@code task}, {@code population},
     * {@code horizon}, {@code cpuMillis}, {@code wallMillis} and {@code targetMillis}.
     */
    public ObjectNode toJson() {
        ObjectNode json = JSON.objectNode();
        json.put("bench", "envs")
                .put("rounds", settings.rounds())
                .put("sliceMillis", settings.slice().toNanos() / 1e6);
        ArrayNode environments = json.putArray("environments");
        rows.forEach(row -> environments.add(json(row)));
        json.set("oracle", population.toJson());
        return json;
    }

    private static ObjectNode json(Row row) {
        ObjectNode json = JSON.objectNode();
        json.put("env", row.environment().id())
                .put("layout", row.environment().describe())
                .put("disturbing", row.disturbing());
        for (Work work : Work.values()) {
            json.set(work.key(), ResultJson.median(row.rates().get(work)));
        }
        json.set(
                "target",
                row.target().isPresent() ? JSON.numberNode(row.target().getAsInt()) : JSON.nullNode());
        return json;
    }
}
