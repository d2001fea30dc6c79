package foresee.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Rows that lie one after the other in a file, read from there without the HDF5 library.
 *
 * <p><b>Why:</b> no lock, no native memory, and a large row that is not wanted is not touched.
 */
final class FileRows implements Rows {
    private static final int SMALL = 4096;

    private final FileChannel channel;
    private final Path path;
    private final long offset;
    private final int rowBytes;

    FileRows(FileChannel channel, Path path, long offset, int rowBytes) {
        this.channel = channel;
        this.path = path;
        this.offset = offset;
        this.rowBytes = rowBytes;
    }

    @Override
    public int rowBytes() {
        return rowBytes;
    }

    @Override
    public void read(long first, int stride, int count, ByteBuffer target) throws IOException {
        if (stride == 1) {
            span(first, count, target);
        } else if (rowBytes < SMALL) {
            ByteBuffer span = ByteBuffer.allocate(((count - 1) * stride + 1) * rowBytes);
            span(first, (count - 1) * stride + 1, span);
            Rows.pick(span, rowBytes, stride, count, target);
        } else {
            for (int k = 0; k < count; k++) {
                span(first + (long) k * stride, 1, target);
            }
        }
    }

    private void span(long first, int rows, ByteBuffer target) throws IOException {
        ByteBuffer part = target.duplicate().limit(target.position() + rows * rowBytes);
        FullRead.of(channel, path, offset + first * rowBytes, part);
        target.position(part.position());
    }
}
