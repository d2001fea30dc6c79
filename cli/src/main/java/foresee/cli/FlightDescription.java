package foresee.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foresee.benchmarks.PlannerSettings;
import foresee.benchmarks.Sha256;
import foresee.benchmarks.TaskName;
import foresee.envs.Environment;
import foresee.envs.Sandbox;
import foresee.envs.VariationLevel;
import foresee.model.Latent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a flight log of {@code foresee plan} says of itself, as JSON: all that is needed to plan again.
 *
 * @param format of this description
 * @param foresee version of the library
 * @param env id of the environment
 * @param layout of it
 * @param variation level of it; nominal in a description of format 2, which does not say
 * @param task whose way to the goal the simulator is charged for
 * @param model file name, or {@code simulator}
 * @param modelSha256 of the file's bytes; empty for the simulator
 * @param planner how to plan
 * @param planned what the planner made of it said of itself, with all its settings
 * @param seed of the controller, from which each tick's is made
 * @param goal the goal's latent, exact, copied
 */
record FlightDescription(
        int format,
        String foresee,
        String env,
        String layout,
        String variation,
        String task,
        String model,
        String modelSha256,
        PlannerSettings planner,
        String planned,
        long seed,
        List<Double> goal) {
    private static final int FORMAT = 3;
    private static final int BEFORE_VARIATION = 2;
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    FlightDescription {
        if (format != FORMAT) {
            throw new IllegalArgumentException("format (" + format + ") must be " + FORMAT + ".");
        }
        goal = List.copyOf(goal);
    }

    /** The description of a flight in a model of that name, whose file is read. */
    static FlightDescription of(TaskName task, String model, PlannerSettings planner, long seed, Latent goal)
            throws IOException {
        List<Double> values = new ArrayList<>();
        for (int d = 0; d < goal.size(); d++) {
            values.add((double) goal.get(d)); // a double prints a float exactly
        }
        String hash = TrueDynamics.NAME.equals(model) ? "" : Sha256.of(Path.of(model));
        return new FlightDescription(
                FORMAT,
                Foresee.Version.number(),
                task.environment(),
                task.layout(),
                task.level().word(),
                task.task(),
                model,
                hash,
                planner,
                planner.build().describe(),
                seed,
                values);
    }

    /** As JSON. */
    String text() throws IOException {
        return JsonOutput.text(this);
    }

    /**
     * Reads one.
     *
     * @param file for the message
     * @throws Failure if it is none
     */
    static FlightDescription parse(Path file, String text) {
        try {
            return JSON.readValue(today(JSON.readTree(text)).toString(), FlightDescription.class);
        } catch (JsonProcessingException foreign) {
            throw Failure.usage(
                    file + " was not recorded by this 'foresee plan --record': its description cannot be read ("
                            + foreign.getOriginalMessage()
                            + "). Maybe replay it by the class FlightReplay in the program that recorded it.",
                    foreign);
        }
    }

    /** A description with what it leaves out: no options, no risk before there was one, and in format 2 the level that all flights had then. */
    private static JsonNode today(JsonNode json) {
        if (json.path("planner") instanceof ObjectNode planner) {
            planner.putIfAbsent("options", planner.objectNode());
            planner.putIfAbsent("risk", planner.numberNode(0.0));
        }
        if (json instanceof ObjectNode old && old.path("format").asInt() == BEFORE_VARIATION) {
            old.put("format", FORMAT).put("variation", VariationLevel.NOMINAL.word());
        }
        return json;
    }

    /** What flew and is not what would fly now, in one line; empty if nothing. */
    Optional<String> mismatch() {
        List<String> differences = new ArrayList<>();
        addIfOther(differences, "Foresee", foresee, Foresee.Version.number());
        addIfOther(differences, "the planner", planned, planner.build().describe());
        return differences.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", differences));
    }

    private static void addIfOther(List<String> differences, String what, String then, String now) {
        if (!then.equals(now)) {
            differences.add(what + " was " + then + " in flight and is " + now + " now");
        }
    }

    /** Whether it was flown in the true dynamics. */
    boolean inSimulator() {
        return TrueDynamics.NAME.equals(model);
    }

    /** The environment of the flight. */
    Environment environment() {
        return Sandbox.environment(env, layout, VariationLevel.of(variation));
    }

    /** The goal. */
    Latent goalLatent() {
        float[] values = new float[goal.size()];
        for (int d = 0; d < values.length; d++) {
            values[d] = goal.get(d).floatValue();
        }
        return new Latent(values);
    }
}
