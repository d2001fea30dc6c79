package foresee.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file to be looked at, mostly from front to back, through a buffer. */
final class FileWindow implements AutoCloseable {
    private static final int LEAST = 1 << 16;

    private final FileChannel channel;
    private final long size;
    private ByteBuffer bytes = ByteBuffer.allocate(0);
    private long from;

    FileWindow(Path path) throws IOException {
        channel = FileChannel.open(path, StandardOpenOption.READ);
        size = channel.size();
    }

    /** Bytes of the file when it was opened. */
    long size() {
        return size;
    }

    /** What is at {@code offset}, a view that lasts until the next call. The file must be long enough. */
    ByteBuffer at(long offset, int length) throws IOException {
        if (offset < from || offset + length > from + bytes.limit()) {
            load(offset, length);
        }
        return bytes.slice((int) (offset - from), length);
    }

    private void load(long offset, int length) throws IOException {
        int wanted = (int) Math.min(size - offset, Math.max(LEAST, length));
        bytes = bytes.capacity() < wanted
                ? ByteBuffer.allocate(wanted)
                : bytes.clear().limit(wanted);
        from = offset;
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, offset + bytes.position()) < 0) {
                throw new IOException("file became shorter while it was read.");
            }
        }
        bytes.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
