package foresee.control;

import foresee.model.ActionSequence;
import foresee.model.Context;
import foresee.model.Frame;
import foresee.model.Latent;
import foresee.model.Observation;
import foresee.planning.Plan;
import foresee.planning.PlanTrace;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How events are written in a flight log, and read again to the bit: numbers big-endian, lists and arrays after their length.
 *
 * <p>Whatever a plan depends on must pass through here; {@link #VERSION} goes up with every change, but for one: an
 * observation may have proprioception, which logs without it do not mention.
 */
final class FlightFormat {
    /** Version of the format, in the header of every log. */
    static final int VERSION = 2;

    /** Record of a plan. */
    static final int PLANNED = 1;

    /** Record of an action and of what was seen before it. */
    static final int ACTED = 3;

    /** Record of an orderly end. */
    static final int CLOSED = 2;

    private static final int FRAME = 1;
    private static final int STATE = 2;
    private static final int FELT = 4;

    private FlightFormat() {}

    static void write(PlanEvent event, GrowingBytes out) {
        write(event.observation(), out);
        write(event.request(), out);
        write(event.plan(), out);
        write(event.adoption(), out);
        out.put(event.wallNanos()).put(event.cpuNanos());
    }

    /**
     * Reads the payload of a record.
     *
     * @throws IllegalArgumentException if it cannot be what it says
     * @throws java.nio.BufferUnderflowException if it is too short
     */
    static FlightRecord read(int kind, long number, ByteBuffer payload) {
        return switch (kind) {
            case PLANNED -> new FlightRecord.Planned(number, payload.getLong(), readPlanEvent(payload));
            case ACTED -> new FlightRecord.Acted(number, payload.getLong(), readActionEvent(payload));
            default -> throw new IllegalArgumentException("kind (" + kind + ") must be 1 or 3.");
        };
    }

    private static PlanEvent readPlanEvent(ByteBuffer in) {
        return new PlanEvent(
                readObservation(in),
                readRequest(in),
                readPlan(in),
                Adoption.valueOf(readName(in)),
                in.getLong(),
                in.getLong());
    }

    static void write(ActionEvent event, GrowingBytes out) {
        out.put(event.tick()).put(event.action());
        write(event.chooser(), out);
        out.put(event.observation().isPresent());
        event.observation().ifPresent(seen -> write(seen, out));
    }

    private static ActionEvent readActionEvent(ByteBuffer in) {
        return new ActionEvent(
                in.getLong(),
                readActions(in),
                Chooser.valueOf(readName(in)),
                readBoolean(in) ? Optional.of(readObservation(in)) : Optional.empty());
    }

    private static void write(Enum<?> value, GrowingBytes out) {
        byte[] name = value.name().getBytes(StandardCharsets.US_ASCII);
        out.put(name.length).put(name);
    }

    private static String readName(ByteBuffer in) {
        byte[] name = new byte[readCount(in, 1)];
        in.get(name);
        return new String(name, StandardCharsets.US_ASCII);
    }

    private static void write(Observation observation, GrowingBytes out) {
        out.put(observation.timeNanos());
        out.put((observation.frame().isPresent() ? FRAME : 0)
                | (observation.state().isPresent() ? STATE : 0)
                | (observation.proprioception().isPresent() ? FELT : 0));
        observation.frame().ifPresent(out::put);
        observation.state().ifPresent(out::put);
        observation.proprioception().ifPresent(out::put);
    }

    private static Observation readObservation(ByteBuffer in) {
        long time = in.getLong();
        int parts = in.getInt();
        if (parts == (parts & FELT) || (parts & ~(FRAME | STATE | FELT)) != 0) {
            throw new IllegalArgumentException("parts of an observation (" + parts + ") must be 1 to 3, or 5 to 7.");
        }
        Observation seen = switch (parts & ~FELT) {
            case FRAME -> Observation.ofFrame(readFrame(in), time);
            case STATE -> Observation.ofState(readFloats(in), time);
            default -> Observation.of(readFrame(in), readFloats(in), time);
        };
        return (parts & FELT) == 0 ? seen : seen.withProprioception(readFloats(in));
    }

    private static void write(PlanRequest request, GrowingBytes out) {
        out.put(request.tick());
        write(request.context(), out);
        out.put(request.guess()).put(request.previous()).put(request.seed());
        write(request.alternatives(), out);
        out.put(request.goal());
    }

    private static PlanRequest readRequest(ByteBuffer in) {
        return new PlanRequest(
                in.getLong(),
                readContext(in),
                readActions(in),
                readActions(in),
                in.getLong(),
                readSequences(in),
                in.getInt());
    }

    private static void write(List<ActionSequence> sequences, GrowingBytes out) {
        out.put(sequences.size());
        sequences.forEach(out::put);
    }

    private static List<ActionSequence> readSequences(ByteBuffer in) {
        int count = readCount(in, Integer.BYTES);
        List<ActionSequence> sequences = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sequences.add(readActions(in));
        }
        return sequences;
    }

    private static void write(Context context, GrowingBytes out) {
        out.put(context.latents().size());
        context.latents().forEach(out::put);
        context.actions().forEach(out::put);
    }

    private static Context readContext(ByteBuffer in) {
        int length = readCount(in, Integer.BYTES);
        List<Latent> latents = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            latents.add(new Latent(readFloats(in)));
        }
        List<ActionSequence> actions = new ArrayList<>();
        for (int i = 1; i < length; i++) {
            actions.add(readActions(in));
        }
        return new Context(latents, actions);
    }

    private static void write(Plan plan, GrowingBytes out) {
        Plan.Verdict verdict = plan.verdict();
        out.put(plan.actions()).put(plan.cost());
        out.put(verdict.improved()).put(verdict.atBounds()).put(verdict.nonFiniteCosts());
        out.put(verdict.violation());
        out.put(plan.trace().iterations().size());
        for (PlanTrace.Iteration it : plan.trace().iterations()) {
            out.put(it.evaluations()).put(it.best()).put(it.mean()).put(it.spread());
            out.put(it.nonFiniteCosts()).put(it.complete()).put(it.nonFiniteGradients());
        }
        write(plan.alternatives(), out);
    }

    private static Plan readPlan(ByteBuffer in) {
        ActionSequence actions = readActions(in);
        double cost = in.getDouble();
        Plan.Verdict verdict = new Plan.Verdict(readBoolean(in), in.getDouble(), in.getLong(), in.getDouble());
        int count = readCount(in, 1);
        List<PlanTrace.Iteration> iterations = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            iterations.add(new PlanTrace.Iteration(
                    in.getInt(),
                    in.getDouble(),
                    in.getDouble(),
                    in.getDouble(),
                    in.getInt(),
                    readBoolean(in),
                    in.getInt()));
        }
        return new Plan(actions, cost, verdict, new PlanTrace(iterations), readSequences(in));
    }

    private static boolean readBoolean(ByteBuffer in) {
        return in.get() != 0;
    }

    private static Frame readFrame(ByteBuffer in) {
        int height = in.getInt();
        int width = in.getInt();
        int channels = in.getInt();
        byte[] pixels = new byte[checked((long) height * width * channels, 1, in)];
        in.get(pixels);
        return new Frame(height, width, channels, pixels);
    }

    private static float[] readFloats(ByteBuffer in) {
        float[] values = new float[readCount(in, Float.BYTES)];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.getFloat();
        }
        return values;
    }

    private static ActionSequence readActions(ByteBuffer in) {
        int horizon = in.getInt();
        int size = in.getInt();
        double[] values = new double[checked((long) horizon * size, Double.BYTES, in)];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.getDouble();
        }
        return ActionSequence.of(horizon, size, values);
    }

    private static int readCount(ByteBuffer in, int bytesEach) {
        return checked(in.getInt(), bytesEach, in);
    }

    /** Refuses a count of things that the record is too short for, before anything is allocated. */
    private static int checked(long count, int bytesEach, ByteBuffer in) {
        if (count < 0 || count > in.remaining() / bytesEach) {
            throw new IllegalArgumentException(
                    "count (" + count + ") must be at most what is left of the record (" + in.remaining() + " bytes).");
        }
        return (int) count;
    }
}
