package foresee.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Reads from a place in a file until the buffer is full. */
final class FullRead {
    private FullRead() {}

    /**
     * Fills {@code target} from {@code offset} on and returns it.
     *
     * @throws DatasetFormatException if the file ends before
     */
    static ByteBuffer of(FileChannel channel, Path path, long offset, ByteBuffer target) throws IOException {
        long at = offset;
        while (target.hasRemaining()) {
            int read = channel.read(target, at);
            if (read < 0) {
                throw DatasetFormatException.atOffset(
                        path, at, "the file ends here, " + target.remaining() + " bytes too early.");
            }
            at += read;
        }
        return target;
    }
}
