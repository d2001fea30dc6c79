package foresee.benchmarks;

import foresee.envs.Criterion;
import foresee.envs.NearestName;
import foresee.envs.Sandbox;
import foresee.envs.Task;
import foresee.envs.VariationLevel;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Cases of a task that were frozen: starts and goals that every model is measured on, whatever Foresee draws one day.
 *
 * <p>Case i is what the task drew for key(seed, i) when the set was frozen, so that results are those of an {@link Evaluation} of that
 * seed. None is solved at its start, and each comes with the proof that it can be ({@link Reach}).
 *
 * <p><b>As a file:</b> one JSON object, in UTF-8: {@code format} ("foresee-evaluation-set"), {@code version}, {@code environment},
 * {@code layout}, {@code variation}, {@code task}; in words {@code summary}, {@code description} (what {@code describe()} says),
 * {@code criteria} by name; {@code budget} in steps, {@code seed}; {@code cases}, each {@code seed}, {@code start} and {@code goal}
 * (states, as few digits as make the same floats), {@code reachedBy} and {@code steps}; {@code sha256} over all that matters: in that
 * order, behind {@code task}, {@code description}, names and words of the criteria, {@code budget}, {@code seed}, and each case; strings in UTF-8 behind
 * their length in two bytes, integers in four bytes, seeds in eight, floats by their bits in four.
 */
public final class EvaluationSet implements Cases {
    /** Of the format that is written; no other is read. */
    public static final int VERSION = 1;

    /** Cases of a bundled set. */
    public static final int TRIALS = 200;

    private static final String FOLDER = "sets/";

    private final TaskName name;
    private final Task task;
    private final long seed;
    private final List<Frozen> cases;

    /** A case and the proof that its goal can be reached. */
    public record Frozen(Task.Case problem, Reach reach) {}

    /**
     * A set of cases.
     *
     * @param seed what they were drawn from
     * @throws IllegalArgumentException if there are none, a start or goal is no state of the environment, or a case is solved at its
     *     start or there twice
     */
    public EvaluationSet(TaskName name, long seed, List<Frozen> cases) {
        this.name = name;
        this.task = name.find();
        this.seed = seed;
        this.cases = List.copyOf(cases);
        requireGood();
    }

    private void requireGood() {
        if (cases.isEmpty()) {
            throw new IllegalArgumentException("cases (0) must be at least 1.");
        }
        for (int i = 0; i < cases.size(); i++) {
            requireGood(i, at(i));
        }
        long seeds =
                cases.stream().map(frozen -> frozen.problem().seed()).distinct().count();
        if (seeds < cases.size()) {
            throw new IllegalArgumentException(
                    "seeds of the cases must differ; " + seeds + " of " + cases.size() + " do.");
        }
    }

    private void requireGood(int i, Task.Case problem) {
        try {
            task.environment().check(problem.start());
            task.environment().check(problem.goal());
        } catch (IllegalArgumentException noState) {
            throw new IllegalArgumentException("case " + i + ": " + noState.getMessage(), noState);
        }
        for (Criterion criterion : task.criteria()) {
            if (criterion.holds().test(problem.start(), problem.goal())) {
                throw new IllegalArgumentException("case " + i + " is solved at its start: " + criterion.words() + ".");
            }
        }
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read
     * @throws EvaluationSetFormatException if it is no evaluation set, has keys that are not known, is damaged, or was frozen for
     *     another budget, other criteria or another environment than Foresee has by that name
     */
    public static EvaluationSet read(Path file) throws IOException {
        return EvaluationSetJson.parse(file.toString(), Files.readAllBytes(file));
    }

    /**
     * A set that comes with Foresee.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static EvaluationSet bundled(String name) {
        try (InputStream in = EvaluationSet.class.getResourceAsStream(resource(name))) {
            if (in == null) {
                throw new IllegalArgumentException(NearestName.unknown("evaluation set", name, bundled()));
            }
            return EvaluationSetJson.parse(name, in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Names of all sets that come with Foresee, in the order of the catalogue. */
    public static List<String> bundled() {
        return Sandbox.environments().stream()
                .flatMap(EvaluationSet::tasks)
                .map(TaskName::toString)
                .filter(name -> EvaluationSet.class.getResource(resource(name)) != null)
                .toList();
    }

    private static Stream<TaskName> tasks(String environment) {
        return Sandbox.layouts(environment).stream()
                .flatMap(layout ->
                        Arrays.stream(VariationLevel.values()).flatMap(level -> tasks(environment, layout, level)));
    }

    private static Stream<TaskName> tasks(String environment, String layout, VariationLevel level) {
        return Sandbox.tasks(Sandbox.environment(environment, layout, level)).stream()
                .map(task -> new TaskName(environment, layout, level, task.name()));
    }

    private static String resource(String name) {
        return FOLDER + name + ".json";
    }

    /** Writes a file, whole or not at all. */
    public void write(Path file) throws IOException {
        FinishedFile.write(file, toBytes());
    }

    /** The file; the same set gives the same bytes on every JDK. */
    public byte[] toBytes() {
        return EvaluationSetJson.bytes(this);
    }

    /** Names of environment, layout, level and task. */
    public TaskName name() {
        return name;
    }

    /** What is to be done. */
    public Task task() {
        return task;
    }

    /** All cases. */
    public List<Frozen> cases() {
        return cases;
    }

    @Override
    public int count() {
        return cases.size();
    }

    @Override
    public Task.Case at(int trial) {
        return cases.get(trial).problem();
    }

    @Override
    public long seed() {
        return seed;
    }

    @Override
    public Optional<String> set() {
        return Optional.of(name.toString());
    }

    /**
     * The first cases alone, under the same name.
     *
     * @throws IllegalArgumentException if there are not as many, or count is below 1
     */
    public EvaluationSet first(int count) {
        if (count < 1 || count > cases.size()) {
            throw new IllegalArgumentException(
                    "trials (" + count + ") must be within 1 to the " + cases.size() + " cases of " + name + ".");
        }
        return new EvaluationSet(name, seed, cases.subList(0, count));
    }

    /** SHA-256 over all that matters, in hexadecimal. */
    public String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            feed(new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void feed(DataOutputStream out) throws IOException {
        out.writeUTF(name.environment());
        out.writeUTF(name.layout());
        out.writeUTF(name.level().word());
        out.writeUTF(name.task());
        out.writeUTF(task.environment().describe());
        for (Criterion criterion : task.criteria()) {
            out.writeUTF(criterion.name());
            out.writeUTF(criterion.words());
        }
        out.writeInt(task.budget());
        out.writeLong(seed);
        for (Frozen frozen : cases) {
            out.writeLong(frozen.problem().seed());
            feed(out, frozen.problem().start());
            feed(out, frozen.problem().goal());
            out.writeUTF(frozen.reach().by());
            out.writeInt(frozen.reach().steps());
        }
    }

    private static void feed(DataOutputStream out, float[] state) throws IOException {
        for (float value : state) {
            out.writeInt(Float.floatToIntBits(value));
        }
    }
}
