package foresee.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Whether pictures repeat: a camera slower than the actions, or episodes in which nothing moves. Equal is who is so to the byte. */
final class DuplicateFramesCheck implements EpisodeCheck {
    private static final String NAME = "duplicates";
    private static final double MOST_REPEATED = 0.2;

    private final int bytes;
    private final List<String> still = new ArrayList<>();
    private long steps;
    private long repeated;

    DuplicateFramesCheck(FrameShape frame) {
        this.bytes = frame.bytes();
    }

    @Override
    public void add(String name, EpisodeColumns episode) {
        int same = 0;
        for (int t = 0; t < episode.steps; t++) {
            same += repeats(episode.pixels, t) ? 1 : 0;
        }
        steps += episode.steps;
        repeated += same;
        if (same == episode.steps) {
            still.add(name);
        }
    }

    private boolean repeats(byte[] pixels, int t) {
        int middle = (t + 1) * bytes;
        return Arrays.equals(pixels, t * bytes, middle, pixels, middle, middle + bytes);
    }

    @Override
    public List<Finding> findings() {
        String share = "%.1f %% of the frames equal the one before".formatted(100.0 * repeated / Math.max(1, steps));
        List<Finding> findings = new ArrayList<>();
        if (!still.isEmpty()) {
            findings.add(Finding.warning(
                    NAME,
                    "nothing moves in " + Finding.some(still) + ": every frame is the same. Maybe leave them out."));
        }
        if (repeated > MOST_REPEATED * steps) {
            findings.add(Finding.warning(
                    NAME, share + ". Maybe the camera is slower than the actions, or nothing acts for long."));
        }
        return findings.isEmpty() ? List.of(Finding.ok(NAME, share + ".")) : findings;
    }
}
