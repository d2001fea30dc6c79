package foresee.dataset;

import foresee.model.ActionSpace;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over what a data set says, not over how a file holds it: a journal and the file made of it have the same.
 *
 * <p>It runs over the info, field by field as {@link DataOutputStream} writes them, and then, episode by episode, over
 * steps, seed, times, actions, states, proprioception and pixels, little-endian. Numbers count by their bits, since their
 * decimal text depends on the JDK. Where there is no proprioception, nothing is said of it.
 */
final class ContentHash {
    private final MessageDigest digest;

    ContentHash(DatasetInfo info) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
            update(info);
        } catch (NoSuchAlgorithmException | IOException e) {
            throw new IllegalStateException("every Java platform has SHA-256, and hashing does not fail.", e);
        }
    }

    private void update(DatasetInfo info) throws IOException {
        DataOutputStream out = new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        out.writeUTF(info.environment());
        out.writeUTF(info.description());
        out.writeDouble(info.controlPeriod());
        update(out, info.actionSpace());
        out.writeUTF(info.policy());
        out.writeLong(info.seed());
        out.writeInt(info.frame().height());
        out.writeInt(info.frame().width());
        out.writeInt(info.frame().channels());
        out.writeInt(info.stateSize());
        out.writeInt(info.factors().size());
        for (String factor : info.factors()) {
            out.writeUTF(factor);
        }
        if (info.proprioceptionSize() > 0) {
            out.writeInt(info.proprioceptionSize());
        }
        for (String felt : info.proprioception()) {
            out.writeUTF(felt);
        }
    }

    private static void update(DataOutputStream out, ActionSpace space) throws IOException {
        out.writeUTF(space.getClass().getSimpleName());
        out.writeInt(space.size());
        if (space instanceof ActionSpace.Box box) {
            for (int i = 0; i < box.size(); i++) {
                out.writeDouble(box.low(i));
                out.writeDouble(box.high(i));
            }
        } else if (space instanceof ActionSpace.Ball ball) {
            out.writeDouble(ball.radius());
        } else if (space instanceof ActionSpace.Discrete discrete) {
            out.writeInt(discrete.count());
        } else if (space instanceof ActionSpace.Product product) {
            for (ActionSpace part : product.parts()) {
                update(out, part);
            }
        }
    }

    void update(EpisodeColumns episode) {
        ByteBuffer bytes = JournalRecords.littleEndian(12 + 8 * episode.times.length + 4 * episode.floatCount());
        bytes.putInt(episode.steps).putLong(episode.seed);
        for (long time : episode.times) {
            bytes.putLong(time);
        }
        FloatBuffer floats = bytes.asFloatBuffer();
        episode.floats().forEach(floats::put);
        digest.update(bytes.clear());
        digest.update(episode.pixels);
    }

    /** The hash in 64 hexadecimal digits; ends the computation. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
