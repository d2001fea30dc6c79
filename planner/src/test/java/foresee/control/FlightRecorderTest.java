package foresee.control;

import static foresee.control.FlightFixture.event;
import static foresee.control.FlightFixture.notes;
import static foresee.control.FlightFixture.record;
import static foresee.control.FlightFixture.records;
import static foresee.control.FlightFixture.ticks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import foresee.model.ActionSequence;
import foresee.model.Frame;
import foresee.model.Observation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is told is in the file; the file stays small; trouble stays in the recorder. */
class FlightRecorderTest {
    private static final int LARGE = 1 << 20;

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void name() {
        path = folder.resolve("flight.log");
    }

    private static List<Long> range(long from, long to) {
        return LongStream.range(from, to).boxed().toList();
    }

    @Test
    void everythingOfAPlanIsReadAgainToTheBit() throws IOException {
        record(path, LARGE, 3, 40);
        List<FlightRecord> records = records(path);
        assertThat(records).hasSize(3);
        for (int tick = 0; tick < 3; tick++) {
            PlanEvent expected = event(tick, 40);
            PlanEvent read = ((FlightRecord.Planned) records.get(tick)).event();
            assertThat(read.request()).isEqualTo(expected.request());
            assertThat(read.plan()).isEqualTo(expected.plan());
            assertThat(read.adoption()).isEqualTo(expected.adoption());
            assertThat(read.wallNanos()).isEqualTo(expected.wallNanos());
            assertThat(read.cpuNanos()).isEqualTo(expected.cpuNanos());
            assertThat(read.observation().frame())
                    .isEqualTo(expected.observation().frame());
            assertThat(read.observation().state().orElseThrow())
                    .isEqualTo(expected.observation().state().orElseThrow());
            assertThat(read.observation().timeNanos()).isEqualTo(1000L * tick);
        }
        assertThat(notes(path)).isEmpty();
    }

    @Test
    void observationsMayHaveAFrameOrAStateAlone() throws IOException {
        Frame frame = new Frame(2, 1, 3, new byte[] {1, 2, 3, -1, -2, -3});
        PlanEvent any = event(0, 1);
        try (FlightRecorder recorder = FlightRecorder.open(path, LARGE, "")) {
            for (Observation seen :
                    List.of(Observation.ofFrame(frame, 5), Observation.ofState(new float[] {7, 8}, -6))) {
                recorder.onPlan(new PlanEvent(seen, any.request(), any.plan(), 0, -1));
            }
        }
        List<Observation> read = new ArrayList<>();
        records(path)
                .forEach(record ->
                        read.add(((FlightRecord.Planned) record).event().observation()));
        assertThat(read.get(0).frame()).contains(frame);
        assertThat(read.get(0).state()).isEmpty();
        assertThat(read.get(0).timeNanos()).isEqualTo(5);
        assertThat(read.get(1).frame()).isEmpty();
        assertThat(read.get(1).state().orElseThrow()).containsExactly(7, 8);
        assertThat(read.get(1).timeNanos()).isEqualTo(-6);
    }

    @Test
    void descriptionIsInTheFile() throws IOException {
        String description = "{\"model\": \"Höhe\"}\n".repeat(5000);
        FlightRecorder.open(path, LARGE, description).close();
        try (FlightLog log = FlightLog.open(path)) {
            assertThat(log.description()).isEqualTo(description);
            assertThat(log.size()).isZero();
            assertThat(log.notes()).isEmpty();
        }
    }

    @Test
    void fileStaysUnderItsLimitAndHoldsTheLatest() throws IOException {
        for (long limit : new long[] {3000, 4999, 8192}) {
            try (FlightRecorder recorder = FlightRecorder.open(path, limit, "a test")) {
                for (int tick = 0; tick < 60; tick++) {
                    recorder.onPlan(event(tick, 1 + tick * 37 % 500));
                    assertThat(Files.size(path)).isLessThanOrEqualTo(limit);
                    assertLatest(tick);
                }
                assertThat(recorder.recorded()).isEqualTo(60);
                assertThat(recorder.dropped()).isZero();
            }
            assertThat(notes(path)).hasSize(1).first().asString().contains("made room for later ones", "" + limit);
        }
    }

    private void assertLatest(long last) throws IOException {
        try (FlightLog log = FlightLog.open(path)) {
            assertThat(ticks(path))
                    .isEqualTo(range(log.overwritten(), last + 1))
                    .isNotEmpty();
            assertThat(log.damages()).isEmpty();
            assertThat(log.missing()).isZero();
            assertThat(log.closed()).isFalse();
        }
    }

    @Test
    void atLeastHalfOfTheFileIsTheLatestRecords() throws IOException {
        record(path, 64_000, 500, 300);
        List<Long> left = ticks(path);
        assertThat(left).isEqualTo(range(left.get(0), 500));
        try (FileWindow in = new FileWindow(path)) {
            FlightScan scan = new FlightScan(in, new FlightHeader(64_000, "a test").length());
            long bytes =
                    scan.entries().stream().mapToLong(FlightScan.Entry::length).sum();
            assertThat(bytes).isBetween(32_000L, 64_000L);
            assertThat(left).hasSize(scan.entries().size() - 1); // and the end
        }
    }

    @Test
    void newEpisodeBeginsWhereTicksDoNotGoOn() throws IOException {
        try (FlightRecorder recorder = FlightRecorder.open(path, LARGE, "")) {
            for (long tick : new long[] {0, 4, 8, 0, 4, 0}) {
                recorder.onPlan(event(tick, 1));
            }
        }
        assertThat(records(path).stream().map(FlightRecord::episode)).containsExactly(0L, 0L, 0L, 1L, 1L, 2L);
        assertThat(records(path).stream().map(FlightRecord::number)).isEqualTo(range(0, 6));
    }

    @Test
    void actionsAreRecordedWithWhoChoseThem() throws IOException {
        try (FlightRecorder recorder = FlightRecorder.open(path, LARGE, "");
                MpcController controller = ControlFixture.controller(recorder)) {
            FlightFixture.drive(controller, 2);
            controller.executed(new double[] {0.25, -0.5});
            controller.reset();
            FlightFixture.drive(controller, 1);
            controller.executed(new double[] {0.5, 0.5});
        }
        List<FlightRecord.Acted> acted = records(path).stream()
                .filter(FlightRecord.Acted.class::isInstance)
                .map(FlightRecord.Acted.class::cast)
                .toList();
        assertThat(acted)
                .extracting(
                        FlightRecord.Acted::episode,
                        FlightRecord.Acted::tick,
                        action -> action.event().chooser())
                .containsExactly(
                        tuple(0L, 0L, Chooser.PLAN),
                        tuple(0L, 1L, Chooser.PLAN),
                        tuple(0L, 1L, Chooser.CALLER),
                        tuple(1L, 0L, Chooser.PLAN),
                        tuple(1L, 0L, Chooser.CALLER));
        assertThat(acted.get(2).event().action()).isEqualTo(ActionSequence.of(1, 2, new double[] {0.25, -0.5}));
        assertThat(records(path).stream().map(FlightRecord::episode)).containsExactly(0L, 0L, 0L, 0L, 1L, 1L, 1L);
    }

    @Test
    void whatWasSeenAtEveryTickIsRecordedWhetherAPlanWasMadeOrNot() throws IOException {
        try (FlightRecorder recorder = FlightRecorder.open(path, LARGE, "");
                MpcController controller = ControlFixture.controller(recorder)) {
            FlightFixture.drive(controller, 6);
            controller.executed(new double[] {0.25, -0.5});
        }
        List<Optional<float[]>> seen = records(path).stream()
                .filter(FlightRecord.Acted.class::isInstance)
                .map(acted -> ((FlightRecord.Acted) acted).event().observation().flatMap(Observation::state))
                .toList();
        assertThat(seen).hasSize(7);
        for (int tick = 0; tick < 6; tick++) {
            assertThat(seen.get(tick).orElseThrow()).containsExactly((float) (0.1 * tick), (float) (-0.1 * tick));
        }
        assertThat(seen.get(6)).isEmpty();
    }

    @Test
    void formerRecordingIsKeptOnce() throws IOException {
        record(path, LARGE, 1, 1);
        record(path, LARGE, 2, 1);
        record(path, LARGE, 3, 1);
        assertThat(ticks(path)).hasSize(3);
        assertThat(ticks(folder.resolve("flight.log.previous"))).hasSize(2);
    }

    @Test
    void recordTooLargeForTheFileIsCountedAndTheOthersAreThere() throws IOException {
        try (LogCapture log = new LogCapture(FlightRecorder.class);
                FlightRecorder recorder = FlightRecorder.open(path, 4000, "")) {
            for (int tick = 0; tick < 4; tick++) {
                recorder.onPlan(event(tick, tick == 1 || tick == 2 ? 5000 : 10));
            }
            assertThat(recorder.recorded()).isEqualTo(2);
            assertThat(recorder.dropped()).isEqualTo(2);
            assertThat(recorder.failure()).isEmpty();
            assertThat(log.messages())
                    .singleElement()
                    .asString()
                    .matches(".*flight.log: a record of \\d+ bytes is larger than the file may be\\.");
        }
        assertThat(ticks(path)).containsExactly(0L, 3L);
        assertThat(notes(path)).containsExactly("records 1 to 2 are lost.");
    }

    @Test
    void closedRecorderCountsWhatItIsTold() throws IOException {
        FlightRecorder recorder = FlightRecorder.open(path, LARGE, "");
        recorder.close();
        recorder.close();
        recorder.onPlan(event(0, 1));
        assertThat(recorder.dropped()).isEqualTo(1);
        assertThat(ticks(path)).isEmpty();
    }

    @Test
    void interruptedThreadRecordsAndStaysInterrupted() throws IOException {
        try (FlightRecorder recorder = FlightRecorder.open(path, LARGE, "")) {
            Thread.currentThread().interrupt();
            recorder.onPlan(event(0, 1));
            assertThat(Thread.interrupted()).isTrue();
            recorder.onPlan(event(1, 1));
        }
        assertThat(ticks(path)).containsExactly(0L, 1L);
    }

    @Test
    void limitThatHoldsNothingIsRefused() {
        assertThatThrownBy(() -> FlightRecorder.open(path, 1000, "four"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("limit (1000) must be at least 1056 bytes, 32 of them for the description.");
        assertThat(path).doesNotExist();
    }

    @Test
    void fileThatCannotBeMadeIsAnError() {
        assertThatThrownBy(() -> FlightRecorder.open(folder.resolve("none/flight.log"), LARGE, ""))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("flight.log");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void diskThatIsFullFromTheStartIsAnErrorThatSaysSo() {
        assertThatThrownBy(() -> FlightRecorder.open(Path.of("/dev/full"), LARGE, ""))
                .isInstanceOf(IOException.class)
                .hasMessage("/dev/full: No space left on device");
    }

    /** A disk that has room for {@code writes} writes, and then fails. */
    private static final class FullDisk implements FlightRecorder.File {
        private int writes;
        private final AtomicBoolean closed = new AtomicBoolean();

        FullDisk(int writes) {
            this.writes = writes;
        }

        @Override
        public void write(ByteBuffer bytes, long position) throws IOException {
            if (writes-- == 0) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public void close() {
            closed.set(true);
        }
    }

    @Test
    void fullDiskStopsTheRecordingAndNotTheController() throws IOException {
        double[] alone;
        try (MpcController controller = ControlFixture.controller(ControlListener.NONE)) {
            alone = ControlFixture.firstComponents(controller, 20);
        }
        FullDisk disk = new FullDisk(1 + 2);
        try (LogCapture log = new LogCapture(FlightRecorder.class);
                FlightRecorder recorder = new FlightRecorder("flight.log", disk, new FlightHeader(LARGE, ""));
                MpcController controller = ControlFixture.controller(recorder)) {
            assertThat(ControlFixture.firstComponents(controller, 20)).isEqualTo(alone);
            assertThat(recorder.recorded()).isEqualTo(2);
            assertThat(recorder.dropped()).isEqualTo(5 + 20 - 2);
            assertThat(recorder.failure())
                    .get()
                    .extracting(Throwable::getMessage)
                    .isEqualTo("No space left on device");
            assertThat(log.messages()).containsExactly("flight.log: nothing is recorded any more.");
        }
        assertThat(disk.closed).isTrue();
    }
}
