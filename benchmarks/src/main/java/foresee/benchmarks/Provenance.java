package foresee.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * On what a result stands: machine, Java, Foresee, files and time. Jackson writes and reads it.
 *
 * @param machine it ran on
 * @param jvm it ran on
 * @param foresee it ran with
 * @param kernels of the models, as {@link foresee.runtime.CompiledWorldModel#kernels} says it; empty where no model ran
 * @param specification SHA-256 of what was asked for; empty if that was no file
 * @param models SHA-256 of each model's file, by its name, copied
 * @param sets SHA-256 of each evaluation set ({@link EvaluationSet#hash}), by its name, copied
 * @param started first moment, in ISO 8601: {@code 2026-01-31T12:00:00Z}
 * @param ended last moment that is known, not before the first
 */
public record Provenance(
        Machine machine,
        JavaRuntime jvm,
        Build foresee,
        String kernels,
        String specification,
        SortedMap<String, String> models,
        SortedMap<String, String> sets,
        String started,
        String ended) {

    public Provenance {
        models = copy(models);
        sets = copy(sets);
        if (instant("ended", ended).isBefore(instant("started", started))) {
            throw new IllegalArgumentException("ended (" + ended + ") must not be before started (" + started + ").");
        }
    }

    private static SortedMap<String, String> copy(SortedMap<String, String> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    private static Instant instant(String name, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException(
                    name + " (" + text + ") must be a time such as 2026-01-31T12:00:00Z.", unreadable);
        }
    }

    /** Here and now, without any file; it ends when it starts. */
    public static Provenance here(Instant started) {
        String time = started.toString();
        return new Provenance(
                Machine.here(), JavaRuntime.here(), Build.here(), "", "", new TreeMap<>(), new TreeMap<>(), time, time);
    }

    /** The same with a model's file; its name stands without the folders above it. */
    public Provenance withModel(Path file) throws IOException {
        return withModel(file.getFileName().toString(), Sha256.of(file));
    }

    /** The same with a model. */
    public Provenance withModel(String name, String sha256) {
        return new Provenance(
                machine, jvm, foresee, kernels, specification, with(models, name, sha256), sets, started, ended);
    }

    /** The same with an evaluation set. */
    public Provenance withSet(EvaluationSet set) {
        return withSet(set.name().toString(), set.hash());
    }

    /** The same with an evaluation set. */
    public Provenance withSet(String name, String sha256) {
        return new Provenance(
                machine, jvm, foresee, kernels, specification, models, with(sets, name, sha256), started, ended);
    }

    /** The same with the bytes of another {@link #specification}. */
    public Provenance withSpecification(byte[] bytes) {
        return new Provenance(machine, jvm, foresee, kernels, Sha256.of(bytes), models, sets, started, ended);
    }

    /** The same with other {@link #kernels}. */
    public Provenance withKernels(String value) {
        return new Provenance(machine, jvm, foresee, value, specification, models, sets, started, ended);
    }

    /** The same with another end. */
    public Provenance withEnd(Instant value) {
        return new Provenance(machine, jvm, foresee, kernels, specification, models, sets, started, value.toString());
    }

    private static SortedMap<String, String> with(SortedMap<String, String> map, String name, String hash) {
        SortedMap<String, String> more = new TreeMap<>(map);
        more.put(name, hash);
        return more;
    }

    /** Machine, Java, Foresee and kernels, a line each. */
    public List<String> words() {
        List<String> lines = new ArrayList<>(List.of(machine.words(), jvm.words(), foresee.words()));
        if (!kernels.isEmpty()) {
            lines.add("models run on " + kernels);
        }
        return lines;
    }

    /** What is another than in {@code now}, a line each; times are not compared. */
    public List<String> differences(Provenance now) {
        List<String> lines = new ArrayList<>();
        addIfOther(lines, "machine", machine.words(), now.machine.words());
        addIfOther(lines, "Java", jvm.words(), now.jvm.words());
        addIfOther(lines, "Foresee", foresee.words(), now.foresee.words());
        addIfOther(lines, "kernels", kernels, now.kernels);
        addIfOther(lines, "specification", specification, now.specification);
        addIfOther(lines, "model", models, now.models);
        addIfOther(lines, "set", sets, now.sets);
        return lines;
    }

    private static void addIfOther(
            List<String> lines, String what, SortedMap<String, String> then, SortedMap<String, String> now) {
        SortedSet<String> names = new TreeSet<>(then.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            addIfOther(lines, what + " " + name, then.getOrDefault(name, ""), now.getOrDefault(name, ""));
        }
    }

    private static void addIfOther(List<String> lines, String what, String then, String now) {
        if (!then.equals(now)) {
            lines.add(what + " was " + orNone(then) + " and is " + orNone(now));
        }
    }

    private static String orNone(String text) {
        return text.isEmpty() ? "none" : text;
    }
}
