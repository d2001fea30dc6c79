package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foresee.benchmarks.Sha256;
import foresee.control.FlightLog;
import foresee.control.FlightRecord;
import foresee.control.FlightRecorder;
import foresee.model.ActionSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReplayCommandTest {
    private static final String IDENTICAL =
            "tick +\\d+   cost -?[\\d.]+(e-?\\d+)? +8 evaluations +[\\d.]+ ms \\(p \\d+\\)   identical";

    /** Of one flight in a model that knows nothing, which most tests look at. */
    @TempDir
    private static Path flown;

    private static Path goal;
    private static Path model;

    @TempDir
    private Path folder;

    private Path log;

    @BeforeAll
    static void flyOnce() throws IOException {
        goal = flown.resolve("goal.png");
        model = UntrainedModel.write(flown.resolve("m.safetensors"));
        Run.of("goal", "--env", "two-room", "--at", "50,14", "--out", goal.toString());
        fly(flown, flown.resolve("flight.log"), "--model", model.toString());
    }

    @BeforeEach
    void takeLog() throws IOException {
        log = Files.copy(flown.resolve("flight.log"), folder.resolve("flight.log"));
    }

    private Run fly(String... more) {
        return fly(folder, log, more);
    }

    private static Run fly(Path folder, Path log, String... more) {
        String out = folder.resolve("out").toString();
        List<String> arguments = List.of(
                "plan",
                "--env",
                "two-room",
                "--goal",
                goal.toString(),
                "--out",
                out,
                "--seed",
                "5",
                "--samples",
                "4",
                "--iterations",
                "2",
                "--record",
                log.toString());
        return Run.of(Stream.concat(arguments.stream(), Arrays.stream(more)).toArray(String[]::new));
    }

    private static Run replay(Path file, String... more) {
        return Run.of(Stream.concat(Stream.of("replay", file.toString()), Arrays.stream(more))
                .toArray(String[]::new));
    }

    private int plans() throws IOException {
        try (FlightLog flight = FlightLog.open(log)) {
            return (int) Stream.iterate(0, i -> i < flight.size(), i -> i + 1)
                    .filter(i -> at(flight, i) instanceof FlightRecord.Planned)
                    .count();
        }
    }

    private static FlightRecord at(FlightLog flight, int index) {
        try {
            return flight.get(index);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    @Test
    void everyPlanOfAFlightInAModelIsMadeAgain() throws IOException {
        Run run = replay(log);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        List<String> lines = run.outLines();
        assertThat(lines).hasSize(plans() + 1);
        assertThat(lines.subList(0, lines.size() - 1)).allMatch(line -> line.matches(IDENTICAL));
        assertThat(lines.get(lines.size() - 1)).contains(" identical; in flight a plan took p50 ");
        assertThat(replay(log, "--all").out()).isEqualTo(run.out());
    }

    @Test
    void flightInTheSimulatorIsMadeAgainToo() throws IOException {
        Run flight = fly("--model", "simulator", "--planner", "cem");
        Run run = replay(log);

        assertThat(flight.err())
                .contains("recorded in " + log + "; 'foresee replay " + log + "' plans every tick again");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).doesNotContain("DIFFERS").contains(plans() + " plans, all identical");
    }

    @Test
    void recordingChangesNothing() throws IOException {
        String out = folder.resolve("out").toString();
        Run.of(
                "plan",
                "--env",
                "two-room",
                "--goal",
                goal.toString(),
                "--out",
                out,
                "--seed",
                "5",
                "--samples",
                "4",
                "--iterations",
                "2",
                "--model",
                model.toString());

        assertThat(Files.readAllBytes(folder.resolve("out/plan.gif")))
                .isEqualTo(Files.readAllBytes(flown.resolve("out/plan.gif")));
    }

    @Test
    void oneTickAloneIsMadeAgain() throws IOException {
        Run run = replay(log, "--tick", "4");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.outLines()).hasSize(2);
        assertThat(run.outLines().get(0)).startsWith("tick    4 ").matches(IDENTICAL);
        assertThat(run.outLines().get(1)).startsWith("1 plan, all identical; ");
    }

    @Test
    void planThatDiffersIsExitCodeOneAndSaysWhere() throws IOException {
        Path other = rewritten(description -> ((ObjectNode) description.get("planner")).put("samples", 3));
        Run run = replay(other);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.outLines().get(0)).endsWith("DIFFERS: iteration 0, evaluations: 4 recorded, 3 now");
        assertThat(run.out()).contains(plans() + " of " + plans() + " plans differ;");
    }

    @Test
    void anotherPlannerOrLibraryIsToldInOneLineAndReplayed() throws IOException {
        Path other =
                rewritten(description -> description.put("foresee", "0.0.9").put("planned", "mppi(of old)"));
        Run run = replay(other);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("all identical");
        assertThat(run.errLines())
                .filteredOn(line -> line.contains("in flight and is"))
                .singleElement()
                .asString()
                .contains(other
                        + ": Foresee was 0.0.9 in flight and is (from classes) now; the planner was mppi(of old) in"
                        + " flight and is mppi(samples=4");
    }

    @Test
    void everyTickOfTheFlightIsThereWithItsFrame() throws IOException {
        try (FlightLog flight = FlightLog.open(log)) {
            List<FlightRecord.Acted> acted = Stream.iterate(0, i -> i < flight.size(), i -> i + 1)
                    .map(i -> at(flight, i))
                    .filter(FlightRecord.Acted.class::isInstance)
                    .map(FlightRecord.Acted.class::cast)
                    .toList();
            assertThat(acted).hasSizeGreaterThan(3 * plans());
            assertThat(acted)
                    .allMatch(tick ->
                            tick.event().observation().orElseThrow().frame().isPresent());
        }
    }

    /** The same flight under another description. */
    private Path rewritten(Consumer<ObjectNode> change) throws IOException {
        Path other = folder.resolve("rewritten.log");
        try (FlightLog flight = FlightLog.open(log)) {
            ObjectNode description = (ObjectNode) new ObjectMapper().readTree(flight.description());
            change.accept(description);
            try (FlightRecorder recorder = FlightRecorder.open(other, 1 << 24, description.toString())) {
                for (FlightRecord record : flight) {
                    if (record instanceof FlightRecord.Planned planned) {
                        recorder.onPlan(planned.event());
                    }
                }
            }
        }
        return other;
    }

    @Test
    void movedModelIsNamedWithTheOption() throws IOException {
        Path gone = folder.resolve("gone.safetensors");
        Path moved = rewritten(description -> description.put("model", gone.toString()));

        assertRefused(replay(moved), "the model (" + gone + ") is no file here. Maybe say where it is with --model.");
        assertThat(replay(moved, "--model", model.toString(), "--tick", "0").exitCode())
                .isZero();
    }

    @Test
    void anotherModelIsRefusedWithBothHashes() throws IOException {
        Path other = UntrainedModel.write(
                folder.resolve("other.safetensors"),
                UntrainedModel.card("two-room", new ActionSpace.Ball(2, 2.45), OptionalDouble.empty()));

        assertRefused(
                replay(log, "--model", other.toString()),
                other + " is not the model of the flight: its SHA-256 is " + Sha256.of(other)
                        + ", that of the flight's " + Sha256.of(model) + ".");
    }

    @Test
    void modelForAFlightInTheSimulatorIsRefused() throws IOException {
        Path simulated = rewritten(description -> description.put("model", "simulator"));

        assertRefused(replay(simulated, "--model", goal.toString()), "this flight planned in the simulator.");
    }

    @Test
    void logThatWasCutOffGivesWhatIsWholeAndSaysSo() throws IOException {
        byte[] whole = Files.readAllBytes(log);
        int plans = plans();
        Files.write(log, Arrays.copyOf(whole, whole.length / 2));
        Run run = replay(log);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.outLines().size()).isBetween(2, plans);
        assertThat(run.err()).contains("are damaged.", "the recording was not closed");
        Files.write(log, Arrays.copyOf(whole, 3000));
        assertThat(replay(log).exitCode()).isEqualTo(2);
        assertThat(replay(log).errLines()).last().asString().contains(log + " has no whole plan.");
    }

    @Test
    void aLogFromBeforeThereWereLevelsIsReplayedAtNominal() throws IOException {
        Path old = rewritten(description -> {
            description.put("format", 2);
            description.remove("variation");
        });

        assertThat(replay(old).exitCode()).isZero();
        assertThat(replay(old).out()).contains("all identical");
        assertThat(Run.of("inspect", old.toString()).out()).contains("flown in        two-room[layout=fixed], task");
    }

    @Test
    void aLogFromBeforeThereWasARiskIsReplayedWithoutOne() throws IOException {
        Path old = rewritten(description -> ((ObjectNode) description.get("planner")).remove("risk"));

        assertThat(replay(old).exitCode()).isZero();
        assertThat(replay(old).out()).contains("all identical");
    }

    @Test
    void aVariedFlightIsReplayedInTheWorldThatItWasFlownIn() throws IOException {
        Path varied = folder.resolve("varied.png");
        String[] world = {"--env", "push-disc", "--variation", "strong"};
        Run made = Run.of(with(world, "goal", "--seed", "4", "--out", varied.toString()));
        assertThat(made.exitCode()).as(made.err()).isZero();
        Run flight = Run.of(with(
                world,
                "plan",
                "--goal",
                varied.toString(),
                "--model",
                "simulator",
                "--samples",
                "4",
                "--iterations",
                "1",
                "--out",
                folder.resolve("out").toString(),
                "--record",
                folder.resolve("varied.log").toString()));
        Path recorded = folder.resolve("varied.log");

        assertThat(flight.exitCode()).as(flight.err()).isLessThan(2);
        assertThat(replay(recorded, "--tick", "0").exitCode()).isZero();
        assertThat(Run.of("inspect", recorded.toString()).out())
                .contains("flown in        push-disc[layout=relative, variation=strong], task");
        assertRefused(
                replay(rewritten(description -> description.put("variation", "stron"))),
                "unknown variation (stron); there are nominal, mild, strong. Maybe strong.");
    }

    private static String[] with(String[] world, String command, String... more) {
        return Stream.of(new String[] {command}, world, more)
                .flatMap(Arrays::stream)
                .toArray(String[]::new);
    }

    @Test
    void filesThatAreNoFlightLogAreRefusedInOneLine() throws IOException {
        byte[] bytes = Files.readAllBytes(log);
        bytes[40] ^= 1;

        assertRefused(replay(folder.resolve("none.log")), "none.log: no such file.");
        assertRefused(replay(folder), folder + " is a folder.");
        assertRefused(replay(goal), goal + ": at byte 0: is no flight log: it begins otherwise.");
        assertRefused(
                replay(Files.write(folder.resolve("bad.log"), bytes)),
                "bad.log: at byte 16: the header is damaged: its checksum is another.");
        assertRefused(
                replay(rewritten(description -> description.put("format", 7))),
                "was not recorded by this 'foresee plan --record': its description cannot be read");
        assertRefused(
                replay(rewritten(description -> description.remove("goal"))),
                "was not recorded by this 'foresee plan --record': its description cannot be read");
    }

    @Test
    void ticksWithoutAPlanAndContradictionsAreRefused() throws IOException {

        assertRefused(replay(log, "--tick", "5"), "--tick (5): " + log + " has no plan of that tick, but of 0, 4");
        assertRefused(replay(log, "--tick", "4", "--all"), "--all and --tick (4) cannot both be meant.");
        assertRefused(replay(log, "--tick", "four"), "'four' is not a long");
    }

    private static void assertRefused(Run run, String message) {
        run.assertRefused("foresee replay: ", message);
    }

    @Test
    void whereNothingCanBeRecordedIsRefusedBeforeTheFlight() {
        log = folder.resolve("none/flight.log");
        Run nowhere = fly("--model", "simulator");
        assertThat(nowhere.exitCode()).isEqualTo(2);
        assertThat(nowhere.errLines())
                .singleElement()
                .asString()
                .contains("--record (" + log + "): the folder " + log.getParent() + " does not exist.");
        log = folder;
        assertThat(fly("--model", "simulator").err()).contains("--record (" + folder + ") is a folder.");
        log = folder.resolve("flight.log");
        assertThat(fly("--model", "simulator", "--record-limit", "0").err())
                .contains("--record-limit (0) must be at least 1.");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void inspectTellsWhatAFlightLogIs() throws IOException {
        Run run = Run.of("inspect", log.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.outLines().get(0)).matches("flight log .*flight.log, \\d+ records in \\d+ bytes");
        assertThat(run.out())
                .contains("flown in        two-room[layout=fixed], task cross-room")
                .contains("model           " + model + ", SHA-256 " + Sha256.of(model))
                .contains("samples=4", "seed 5", "that is         mppi(samples=4", ", Foresee (from classes)")
                .doesNotContain("note");
    }
}
