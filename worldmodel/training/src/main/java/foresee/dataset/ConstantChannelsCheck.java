package foresee.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Whether a component of the actions, or a channel of the pixels, is the same throughout and so says nothing. */
final class ConstantChannelsCheck implements EpisodeCheck {
    private static final String NAME = "constants";

    private final int channels;
    private final int components;
    private final int[] darkest;
    private final int[] brightest;
    private final float[] first;
    private final boolean[] varies;
    private byte[] firstFrame;
    private boolean pictureVaries;
    private boolean seen;

    ConstantChannelsCheck(DatasetInfo info) {
        channels = info.frame().channels();
        components = info.actionSpace().size();
        darkest = new int[channels];
        brightest = new int[channels];
        first = new float[components];
        varies = new boolean[components];
        firstFrame = new byte[info.frame().bytes()];
        Arrays.fill(darkest, 255);
    }

    @Override
    public void add(String name, EpisodeColumns episode) {
        if (!seen) {
            firstFrame = Arrays.copyOf(episode.pixels, firstFrame.length);
            System.arraycopy(episode.actions, 0, first, 0, components);
            seen = true;
        }
        for (int i = 0; i < episode.actions.length; i++) {
            varies[i % components] |= episode.actions[i] != first[i % components];
        }
        for (int i = 0; i < episode.pixels.length; i++) {
            int c = i % channels;
            darkest[c] = Math.min(darkest[c], episode.pixels[i] & 0xff);
            brightest[c] = Math.max(brightest[c], episode.pixels[i] & 0xff);
        }
        for (int at = 0; at < episode.pixels.length && !pictureVaries; at += firstFrame.length) {
            pictureVaries =
                    !Arrays.equals(episode.pixels, at, at + firstFrame.length, firstFrame, 0, firstFrame.length);
        }
    }

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < components; i++) {
            if (!varies[i]) {
                findings.add(Finding.warning(
                        NAME,
                        "action[%d] is %.4g in every step: no model can learn what it does.".formatted(i, first[i])));
            }
        }
        for (int c = 0; c < channels && pictureVaries; c++) {
            if (darkest[c] == brightest[c]) {
                findings.add(
                        Finding.warning(NAME, "channel %d of the pixels is %d everywhere.".formatted(c, darkest[c])));
            }
        }
        if (!pictureVaries) {
            findings.add(Finding.error(NAME, "all frames are the same picture: there is nothing to learn."));
        }
        return findings.isEmpty()
                ? List.of(Finding.ok(NAME, "every component of the actions and every channel of the pixels changes."))
                : findings;
    }
}
