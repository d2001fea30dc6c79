package foresee.envs;

import foresee.envs.physics.TopDownWorld;
import java.util.List;
import org.jbox2d.common.Vec2;
import org.jbox2d.dynamics.Body;

/**
 * The physics of {@link PointMaze}: in each step an empty world is filled with the walls that the disc may come to touch, and the disc.
 * One metre is a cell. Not thread-safe.
 */
final class PointMazePhysics {
    static final int SUBSTEPS = 5;

    /** How near a wall must be to matter: the largest radius and the furthest way of a step make half of this. */
    private static final float NEAR = 1;

    private static final float DT = (float) PointMaze.CONTROL_PERIOD / SUBSTEPS;

    private final List<MazeLayout.Box> walls;
    private final TopDownWorld world = new TopDownWorld();

    PointMazePhysics(List<MazeLayout.Box> walls) {
        this.walls = walls;
    }

    /** The four numbers of the state after one control period under an acceleration in cells/s^2. */
    float[] step(float[] state, float radius, float ax, float ay, float drag) {
        float x = state[PointMaze.AGENT_X];
        float y = state[PointMaze.AGENT_Y];
        world.clear();
        for (MazeLayout.Box wall : walls) {
            if (isNear(wall, x, y)) {
                world.addBox(wall.left(), wall.top(), wall.right(), wall.bottom());
            }
        }
        Body agent = world.addDisc(x, y, radius, state[PointMaze.VELOCITY_X], state[PointMaze.VELOCITY_Y]);
        for (int i = 0; i < SUBSTEPS; i++) {
            Vec2 velocity = agent.m_linearVelocity;
            velocity.set(faster(velocity.x, ax, drag), faster(velocity.y, ay, drag));
            world.advance(DT, 1);
        }
        Vec2 centre = agent.m_sweep.c;
        float[] next = {centre.x, centre.y, limited(agent.m_linearVelocity.x), limited(agent.m_linearVelocity.y)};
        return next;
    }

    private static boolean isNear(MazeLayout.Box wall, float x, float y) {
        return x > wall.left() - NEAR && x < wall.right() + NEAR && y > wall.top() - NEAR && y < wall.bottom() + NEAR;
    }

    private static float faster(float velocity, float acceleration, float drag) {
        return limited(velocity + (acceleration - drag * velocity) * DT);
    }

    private static float limited(float velocity) {
        return Math.max(-PointMaze.FASTEST, Math.min(PointMaze.FASTEST, velocity));
    }
}
