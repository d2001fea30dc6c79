package foresee.dataset;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over what a data set says, not over how a file holds it: a journal and the file made of it have the same.
 *
 * <p>It runs over the info as JSON and then, episode by episode, over steps, seed, times, actions, states and pixels, all
 * little-endian.
 */
final class ContentHash {
    private final MessageDigest digest;

    ContentHash(DatasetInfo info) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256.", e);
        }
        digest.update(DatasetInfoJson.write(info).getBytes(StandardCharsets.UTF_8));
    }

    void update(EpisodeColumns episode) {
        int floats = episode.actions.length + episode.states.length;
        ByteBuffer bytes = JournalRecords.littleEndian(12 + 8 * episode.times.length + 4 * floats);
        bytes.putInt(episode.steps).putLong(episode.seed);
        for (long time : episode.times) {
            bytes.putLong(time);
        }
        bytes.asFloatBuffer().put(episode.actions).put(episode.states);
        digest.update(bytes.clear());
        digest.update(episode.pixels);
    }

    /** The hash in 64 hexadecimal digits; ends the computation. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
