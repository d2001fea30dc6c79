package foresee.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;

/** The first bytes of an HDF5 file, looked at before the native library sees them. */
final class Hdf5Signature {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
    private static final int SUPERBLOCK = 48;

    private Hdf5Signature() {}

    /** Whether the file begins with the signature. */
    static boolean isPresent(FileChannel channel, Path path) throws IOException {
        ByteBuffer begin = JournalRecords.littleEndian((int) Math.min(SIGNATURE.length, channel.size()));
        return Arrays.equals(FullRead.of(channel, path, 0, begin).array(), SIGNATURE);
    }

    /**
     * Checks that the file is as long as its superblock (version 2 or 3) says.
     *
     * @throws DatasetFormatException if it is no HDF5 file, one of a layout never written here, or truncated
     */
    static void check(FileChannel channel, Path path) throws IOException {
        if (!isPresent(channel, path)) {
            throw DatasetFormatException.atOffset(path, 0, "this is neither an HDF5 file nor a journal.");
        }
        if (channel.size() < SUPERBLOCK) {
            throw truncated(path, channel.size(), SUPERBLOCK);
        }
        ByteBuffer block = FullRead.of(channel, path, 0, JournalRecords.littleEndian(SUPERBLOCK));
        int version = block.get(8);
        if (version < 2 || version > 3 || block.get(9) != 8 || block.getLong(12) != 0) {
            throw DatasetFormatException.atOffset(
                    path,
                    8,
                    "the superblock is of version " + version + " and must be of version 2 or 3, which has checksums. "
                            + "Maybe write the file with libver='v110'.");
        }
        long end = block.getLong(28);
        if (end > channel.size() || end < SUPERBLOCK) {
            throw truncated(path, channel.size(), end);
        }
    }

    private static DatasetFormatException truncated(Path path, long size, long end) {
        return DatasetFormatException.atOffset(
                path, size, "the file ends here but should have " + end + " bytes: it is truncated.");
    }
}
