package foresee.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** Episodes of a journal; the most recently used ones are kept unpacked, up to 128 MB of them. */
final class JournalStore implements EpisodeStore {
    private static final long CACHE_BYTES = 128L << 20;

    private final Path path;
    private final FileChannel channel;
    private final JournalIndex index;
    private final Map<Integer, EpisodeColumns> cache = new LinkedHashMap<>(16, 0.75f, true);
    private long cachedBytes;

    private JournalStore(Path path, FileChannel channel, JournalIndex index) {
        this.path = path;
        this.channel = channel;
        this.index = index;
    }

    /**
     * Scans the journal.
     *
     * @throws DatasetFormatException if it is damaged, no journal, or holds no whole header
     */
    static JournalStore open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            JournalIndex index = JournalIndex.scan(path, channel);
            if (index.info() == null) {
                throw DatasetFormatException.atOffset(path, 0, "the journal ends before its header does.");
            }
            return new JournalStore(path, channel, index);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public DatasetInfo info() {
        return index.info();
    }

    @Override
    public int episodes() {
        return index.entries().size();
    }

    @Override
    public int steps(int episode) {
        return index.entries().get(episode).steps();
    }

    @Override
    public long seed(int episode) {
        return index.entries().get(episode).seed();
    }

    @Override
    public void times(int episode, long[] target) throws IOException {
        System.arraycopy(columns(episode).times, 0, target, 0, steps(episode) + 1);
    }

    @Override
    public void frames(int episode, int first, int stride, int count, byte[] target, int offset) throws IOException {
        copyRows(columns(episode).pixels, info().frame().bytes(), first, stride, count, target, offset);
    }

    @Override
    public void states(int episode, int first, int stride, int count, float[] target, int offset) throws IOException {
        copyRows(columns(episode).states, info().stateSize(), first, stride, count, target, offset);
    }

    @Override
    public void proprioception(int episode, int first, int stride, int count, float[] target, int offset)
            throws IOException {
        copyRows(columns(episode).proprioception, info().proprioceptionSize(), first, stride, count, target, offset);
    }

    @Override
    public void actions(int episode, int first, int count, float[] target, int offset) throws IOException {
        copyRows(columns(episode).actions, info().actionSpace().size(), first, 1, count, target, offset);
    }

    @SuppressWarnings("SuspiciousSystemArraycopy")
    private static void copyRows(Object rows, int size, int first, int stride, int count, Object target, int offset) {
        for (int k = 0; k < count; k++) {
            System.arraycopy(rows, (first + k * stride) * size, target, offset + k * size, size);
        }
    }

    @Override
    public EpisodeColumns columns(int episode) throws IOException {
        synchronized (cache) {
            EpisodeColumns known = cache.get(episode);
            if (known == null) {
                known = read(episode);
                cache.put(episode, known);
                cachedBytes += known.pixels.length;
                evict();
            }
            return known;
        }
    }

    private void evict() {
        var eldest = cache.entrySet().iterator();
        while (cachedBytes > CACHE_BYTES && cache.size() > 1) {
            cachedBytes -= eldest.next().getValue().pixels.length;
            eldest.remove();
        }
    }

    private EpisodeColumns read(int episode) throws IOException {
        long offset = index.entries().get(episode).offset();
        ByteBuffer header = FullRead.of(channel, path, offset, JournalRecords.littleEndian(JournalRecords.HEADER));
        ByteBuffer payload = JournalRecords.littleEndian(header.getInt(4));
        FullRead.of(channel, path, offset + JournalRecords.HEADER, payload);
        return JournalRecords.episode(payload.flip(), info(), path, offset);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
