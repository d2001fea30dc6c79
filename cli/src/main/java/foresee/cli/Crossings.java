package foresee.cli;

import foresee.dataset.Dataset;
import foresee.envs.TwoRoom;
import java.util.Arrays;

/** How many episodes of a two-room data set pass the door, without which a model cannot learn what it is for. */
final class Crossings {
    private Crossings() {}

    /** In words, beginning with a comma: {@code , 287 episodes (48 %) pass the door}; empty where there is no such wall. */
    static String words(Dataset dataset) {
        boolean hasDoor = dataset.info().environment().equals(TwoRoom.ID)
                && dataset.info().factors().contains("wall x");
        if (!hasDoor || dataset.info().stateSize() == 0) {
            return "";
        }
        int crossed = 0;
        for (int episode = 0; episode < dataset.episodes(); episode++) {
            crossed += passesTheDoor(dataset, episode) ? 1 : 0;
        }
        return ", %d episodes (%.0f %%) pass the door"
                .formatted(crossed, 100.0 * crossed / Math.max(1, dataset.episodes()));
    }

    private static boolean passesTheDoor(Dataset dataset, int episode) {
        int rows = dataset.steps(episode) + 1;
        int size = dataset.info().stateSize();
        float[] states = new float[rows * size];
        dataset.readStates(episode, 0, 1, rows, states, 0);
        boolean left = isLeft(states, 0, size);
        for (int t = 1; t < rows; t++) {
            if (isLeft(states, t, size) != left) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLeft(float[] states, int t, int size) {
        return TwoRoom.isLeft(Arrays.copyOfRange(states, t * size, (t + 1) * size));
    }
}
