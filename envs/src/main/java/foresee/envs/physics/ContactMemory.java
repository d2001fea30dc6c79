package foresee.envs.physics;

import org.jbox2d.collision.ContactID;
import org.jbox2d.collision.Manifold;
import org.jbox2d.collision.ManifoldPoint;

/**
 * What a contact hands on from substep to substep, as five numbers of a state: which points it has, and their impulses.
 *
 * <p>memory = (key, normal and tangent impulse of the first point, of the second point),
 *
 * <p>key = points + 4 (id of the first + 64 id of the second),   id = index A + 4 index B + 16 type A + 32 type B
 *
 * <p>Boxes have four corners and discs one, so that a key is below 2^14 and a float holds it exactly. All five are 0 where nothing touches.
 *
 * <p><b>Why:</b> JBox2D begins the search for the forces of a stack where that of the substep before ended. Without, it finds too
 * little of them, and what stands sinks and slides.
 */
public final class ContactMemory {
    /** Numbers of one contact. */
    public static final int SIZE = 5;
    /** No key is larger. */
    public static final int LARGEST_KEY = (1 << 14) - 1;

    private static final int POINTS = 4;
    private static final int IDS = 64;

    private ContactMemory() {}

    /** Writes a contact down; {@code scale} is what its impulses are multiplied by. */
    static void save(Manifold manifold, float scale, float[] to, int at) {
        int key = manifold.pointCount;
        for (int p = 0; p < manifold.pointCount; p++) {
            ManifoldPoint point = manifold.points[p];
            key += POINTS * id(point.id) * (p == 0 ? 1 : IDS);
            to[at + 1 + 2 * p] = scale * point.normalImpulse;
            to[at + 2 + 2 * p] = scale * point.tangentImpulse;
        }
        to[at] = key;
    }

    private static int id(ContactID id) {
        if (((id.indexA | id.indexB) & ~3) != 0 || ((id.typeA | id.typeB) & ~1) != 0) {
            throw new IllegalStateException("contact id (" + id.getKey() + ") must be one of boxes and discs.");
        }
        return id.indexA + 4 * id.indexB + 16 * id.typeA + 32 * id.typeB;
    }

    /** Makes a new contact one that was written down; the world finds its points again and keeps the impulses of those it knows. */
    static void restore(float[] from, int at, float scale, Manifold manifold) {
        int key = (int) from[at];
        manifold.pointCount = Math.min(manifold.points.length, key % POINTS);
        int ids = key / POINTS;
        for (int p = 0; p < manifold.pointCount; p++) {
            ManifoldPoint point = manifold.points[p];
            setId(point.id, p == 0 ? ids % IDS : ids / IDS);
            point.normalImpulse = scale * from[at + 1 + 2 * p];
            point.tangentImpulse = scale * from[at + 2 + 2 * p];
        }
    }

    private static void setId(ContactID id, int packed) {
        id.indexA = (byte) (packed & 3);
        id.indexB = (byte) (packed >> 2 & 3);
        id.typeA = (byte) (packed >> 4 & 1);
        id.typeB = (byte) (packed >> 5 & 1);
    }
}
