package foresee.control;

import static foresee.control.FlightFixture.event;
import static foresee.control.FlightFixture.notes;
import static foresee.control.FlightFixture.record;
import static foresee.control.FlightFixture.ticks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever happens to a flight log, its whole records are read, and what is lost is told. */
@Timeout(60)
class FlightDamageTest {
    private static final int LIMIT = 6000;
    private static final String NOT_CLOSED =
            "the recording was not closed: the program ended without it, or the file was cut off.";

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
    void fileThatWasCutOffAnywhereGivesTheWholeRecordsBeforeTheCut() throws IOException {
        record(path, LIMIT, 4, 30);
        byte[] whole = Files.readAllBytes(path);
        int head = new FlightHeader(LIMIT, "a test").length();
        int each = (whole.length - head - RecordFraming.STEP * 2) / 4;
        for (int length = head; length < whole.length; length += 7) {
            Files.write(path, Arrays.copyOf(whole, length));
            long expected = Math.min(4, (length - head) / each);
            assertThat(ticks(path)).isEqualTo(range(0, expected));
            assertThat(notes(path)).endsWith(NOT_CLOSED).hasSize((length - head) % each == 0 ? 1 : 2);
        }
    }

    @Test
    void everyDamagedByteCostsOneRecordAtMost() throws IOException {
        record(path, LIMIT, 12, 30);
        byte[] whole = Files.readAllBytes(path);
        List<Long> all = ticks(path);
        int head = new FlightHeader(LIMIT, "a test").length();
        for (int at = head; at < whole.length; at += 17) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            Files.write(path, damaged);
            List<Long> left = ticks(path);
            assertThat(all).containsSubsequence(left);
            assertThat(left.size()).isGreaterThanOrEqualTo(all.size() - 1);
            if (left.size() < all.size()) {
                assertThat(String.join(" ", notes(path))).contains("are damaged.");
            }
        }
    }

    @Test
    void notesNameTheRecordAndTheBytes() throws IOException {
        record(path, LIMIT, 3, 30);
        byte[] bytes = Files.readAllBytes(path);
        int head = new FlightHeader(LIMIT, "a test").length();
        int each = (bytes.length - head - RecordFraming.STEP * 2) / 3;
        bytes[head + each + 100]++;
        Files.write(path, bytes);
        assertThat(ticks(path)).containsExactly(0L, 2L);
        assertThat(notes(path))
                .containsExactly(
                        "record 1 is lost.",
                        "bytes " + (head + each) + " to " + (head + 2 * each - 1) + " are damaged.");
        try (FlightLog log = FlightLog.open(path)) {
            assertThat(log.missing()).isEqualTo(1);
            assertThat(log.damages()).containsExactly(new FlightLog.Damage(head + each, head + 2 * each));
        }
    }

    /** A file in memory in which one write ends early. */
    private static final class TornFile implements FlightRecorder.File {
        private final byte[] bytes = new byte[LIMIT];
        private int size;
        private int writesLeft;
        private final int whole;

        TornFile(int writes, int whole) {
            this.writesLeft = writes;
            this.whole = whole;
        }

        @Override
        public void write(ByteBuffer from, long position) {
            int length = writesLeft-- > 0 ? from.remaining() : Math.min(whole, from.remaining());
            from.get(bytes, (int) position, length);
            size = Math.max(size, (int) position + length);
        }

        @Override
        public void close() {}
    }

    @Test
    void writeCutShortAnywhereCostsNoRecordButThoseItWasToReplace() throws IOException {
        int replaced = 0;
        for (int events : new int[] {2, 6, 9, 10, 17}) {
            List<Long> before = left(events, 0);
            List<Long> untouched = new ArrayList<>(left(events, Integer.MAX_VALUE));
            untouched.retainAll(before);
            replaced += before.size() - untouched.size();
            for (int whole = 0; whole < 1400; whole += 90) {
                List<Long> after = left(events, whole);
                assertThat(after).doesNotHaveDuplicates().isSorted().containsAll(untouched);
                assertThat(after).filteredOn(tick -> tick != events).isSubsetOf(before);
            }
        }
        assertThat(replaced).isPositive();
    }

    /** What is left after {@code events} records and one more, of whose writes only the first {@code whole} bytes arrive. */
    private List<Long> left(int events, int whole) throws IOException {
        TornFile file = new TornFile(100, whole);
        try (FlightRecorder recorder = new FlightRecorder("torn", file, new FlightHeader(LIMIT, "a test"))) {
            for (int tick = 0; tick < events; tick++) {
                recorder.onPlan(event(tick, 1 + tick * 37 % 500));
            }
            file.writesLeft = 0;
            recorder.onPlan(event(events, 300));
            return ticks(save(file));
        }
    }

    private Path save(TornFile file) throws IOException {
        return Files.write(path, Arrays.copyOf(file.bytes, file.size));
    }

    @Test
    void corruptHeaderIsOneErrorWithFileAndOffset() throws IOException {
        record(path, LIMIT, 1, 30);
        byte[] whole = Files.readAllBytes(path);
        assertRefused(new byte[0], 0, "is no flight log: it ends within the header.");
        assertRefused(Arrays.copyOf(whole, 27), 27, "is no flight log: it ends within the header.");
        assertRefused(
                Arrays.copyOf(whole, 30), 24, "length of the description (6) must be at most what follows (2 bytes).");
        assertRefused(changed(whole, 0), 0, "is no flight log: it begins otherwise.");
        assertRefused(
                changed(whole, 11),
                8,
                "format version (3) must be 2. Maybe read it with the Foresee that recorded it.");
        assertRefused(changed(whole, 13), 16, "the header is damaged: its checksum is another.");
        assertRefused(changed(whole, 17), 16, "the header is damaged: its checksum is another.");
        assertRefused(changed(whole, 27), 16, "the header is damaged: its checksum is another.");
        assertRefused(changed(whole, 30), 16, "the header is damaged: its checksum is another.");
    }

    @Test
    void descriptionLongerThanAnyArrayIsRefusedInAHugeFile() throws IOException {
        record(path, LIMIT, 1, 30);
        try (RandomAccessFile huge = new RandomAccessFile(path.toFile(), "rw")) {
            huge.setLength(3L << 30); // a hole: takes no room
            huge.seek(24);
            huge.writeInt(Integer.MAX_VALUE - 5);
        }
        assertThatThrownBy(() -> FlightLog.open(path))
                .isInstanceOf(FlightFormatException.class)
                .hasMessageContaining("length of the description (2147483642) must be at most");
    }

    @Test
    void thereIsNothingAfterTheLastRecord() throws IOException {
        record(path, LIMIT, 1, 30);
        try (FlightLog log = FlightLog.open(path)) {
            Iterator<FlightRecord> records = log.iterator();
            records.next();
            assertThat(records.hasNext()).isFalse();
            assertThatThrownBy(records::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    private static byte[] changed(byte[] bytes, int at) {
        byte[] changed = bytes.clone();
        changed[at] ^= 1;
        return changed;
    }

    private void assertRefused(byte[] bytes, long offset, String what) throws IOException {
        Files.write(path, bytes);
        assertThatThrownBy(() -> FlightLog.open(path))
                .isInstanceOf(FlightFormatException.class)
                .hasMessage(path + ": at byte " + offset + ": " + what);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4 | parts of an observation (4) must be 1 to 3, or 5 to 7.",
                "8 | parts of an observation (8) must be 1 to 3, or 5 to 7.",
                "7 | it ends before all of it was said."
            })
    void recordThatIsWholeButNotUnderstoodIsAnErrorWithItsOffset(int parts, String what) throws IOException {
        record(path, LIMIT, 1, 30);
        byte[] bytes = Files.readAllBytes(path);
        int head = new FlightHeader(LIMIT, "a test").length();
        GrowingBytes record = new GrowingBytes();
        RecordFraming.begin(record);
        record.put(0L).put(0L).put(parts);
        RecordFraming.finish(record, 0, FlightFormat.PLANNED);
        System.arraycopy(record.buffer().array(), 0, bytes, head, record.size());
        Files.write(path, bytes);
        assertThatThrownBy(() -> ticks(path))
                .hasRootCauseInstanceOf(FlightFormatException.class)
                .hasRootCauseMessage(path + ": at byte " + head + ": record 0 is none: " + what);
    }

    /** Records without end, and prints the number of each record that is written. */
    static final class Endless {
        public static void main(String[] args) throws IOException {
            try (FlightRecorder recorder = FlightRecorder.open(Path.of(args[0]), 100_000, "killed")) {
                for (long tick = 0; tick < Long.MAX_VALUE; tick++) {
                    recorder.onPlan(event(tick, 500 + (int) (tick % 7) * 2000));
                    System.out.println(tick);
                }
            }
        }
    }

    @Test
    void programKilledInMidFlightLeavesAllThatItSaidItHadWritten() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Endless.class.getName(),
                        path.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long said = -1;
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            while (said < 2000) {
                said = Long.parseLong(out.readLine());
            }
            process.toHandle().destroyForcibly();
            for (String line = out.readLine(); line != null && line.matches("\\d+"); line = out.readLine()) {
                said = Math.max(said, Long.parseLong(line));
            }
        }
        process.waitFor();
        List<Long> left = ticks(path);
        long last = left.get(left.size() - 1);
        assertThat(last).isGreaterThanOrEqualTo(said);
        assertThat(left).isEqualTo(range(left.get(0), last + 1)).hasSizeGreaterThan(5);
        assertThat(notes(path)).endsWith(NOT_CLOSED);
        assertThat(Files.size(path)).isLessThanOrEqualTo(100_000);
    }
}
