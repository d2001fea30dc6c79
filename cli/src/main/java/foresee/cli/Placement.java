package foresee.cli;

import foresee.envs.Environment;
import foresee.envs.PointMaze;
import foresee.envs.Sandbox;
import foresee.envs.TwoRoom;
import foresee.envs.WalledRoom;
import java.util.List;
import picocli.CommandLine.Option;

/** Where a goal picture puts things: drawn from a seed, or as told. */
final class Placement {

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Draws whatever is not given (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--at",
            paramLabel = "X,Y",
            split = ",",
            description =
                    "The agent's place, x to the right, y down; two-room: px, the floor is 6.5 to 57.5; point-maze: cells.")
    private List<Float> at;

    @Option(names = "--wall", paramLabel = "X", description = "x of the wall's middle in px (two-room).")
    private Float wall;

    @Option(names = "--door", paramLabel = "Y", description = "y of the door's middle in px (two-room).")
    private Float door;

    /** The goal state in an environment. */
    float[] state(Environment world) {
        float[] drawn = Sandbox.requireTasks(world).get(0).draw(seed).goal();
        if (at == null && wall == null && door == null) {
            return drawn;
        }
        if (at != null && at.size() != 2) {
            throw Failure.usage("--at takes two numbers, X,Y, but got " + at.size() + ".");
        }
        return placed(world, drawn);
    }

    private float[] placed(Environment world, float[] drawn) {
        if (world instanceof TwoRoom rooms) {
            return placed(rooms, drawn);
        }
        if (wall != null || door != null) {
            throw Failure.usage("--wall and --door are for two-room in one of its named layouts.");
        }
        if (world instanceof WalledRoom room) {
            return room.moved(drawn, at.get(0), at.get(1));
        }
        if (world instanceof PointMaze maze) {
            return maze.moved(drawn, at.get(0), at.get(1));
        }
        throw Failure.usage("--at is for two-room and point-maze; " + world.id() + " takes --seed.");
    }

    private float[] placed(TwoRoom rooms, float[] drawn) {
        return rooms.state(
                at == null ? drawn[0] : at.get(0),
                at == null ? drawn[1] : at.get(1),
                wall == null ? drawn[2] : wall,
                door == null ? drawn[3] : door);
    }
}
