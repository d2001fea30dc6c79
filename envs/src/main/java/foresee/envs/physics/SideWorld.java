package foresee.envs.physics;

import java.util.function.IntBinaryOperator;
import org.jbox2d.collision.shapes.CircleShape;
import org.jbox2d.collision.shapes.MassData;
import org.jbox2d.collision.shapes.PolygonShape;
import org.jbox2d.collision.shapes.Shape;
import org.jbox2d.common.Vec2;
import org.jbox2d.dynamics.Body;
import org.jbox2d.dynamics.BodyDef;
import org.jbox2d.dynamics.BodyType;
import org.jbox2d.dynamics.FixtureDef;
import org.jbox2d.dynamics.contacts.Contact;

/**
 * A JBox2D world seen from the side, set up so that equal inputs give equal bits: gravity, bounce, friction, discs and boxes that turn, and
 * contacts that can be written down and gone on from.
 *
 * <p>As in {@link TopDownWorld} there are boxes and discs only, each drawn in by JBox2D's skin where it has one. Discs are swept against
 * everything, boxes against what does not move. One thread at a time uses a world.
 *
 * <p><b>Units:</b> metres, seconds, kilograms; y and gravity down, angles clockwise as seen.
 *
 * <p><b>Why:</b> JBox2D drops the bounce of what meets at less than 1 m/s. It is told that time runs {@link #HASTE} times as fast as it does, and
 * so keeps all bounces above 1/8 m/s; places and angles are the same.
 */
public final class SideWorld {
    /** Number of a body whose contacts are not written down. */
    public static final int NAMELESS = -1;

    /** How much faster JBox2D believes all moves; a power of two, so that nothing is rounded. */
    private static final float HASTE = 8;

    private static final int VELOCITY_ITERATIONS = 10;
    private static final int POSITION_ITERATIONS = 10;
    private static final float DISC_INERTIA = 1f / 2;
    private static final float BOX_INERTIA = 1f / 3;

    private final ClearableWorld world = new ClearableWorld();
    private final float substep;

    /** Where a body's centre of mass is, how it is turned, and how fast it moves and turns. */
    public record Motion(float x, float y, float angle, float velocityX, float velocityY, float turning) {
        /** At rest. */
        public static Motion at(float x, float y) {
            return new Motion(x, y, 0, 0, 0, 0);
        }
    }

    /**
     * An empty world without gravity.
     *
     * @param seconds of each substep
     */
    public SideWorld(float seconds) {
        substep = seconds / HASTE;
        // JBox2D multiplies impulses by the ratio of this substep to the one before, and takes 0 for the very first.
        advance(1);
    }

    /** Takes everything away, so that this is a new world to the bit, with a gravity in m/s^2. */
    public void clear(float gravity) {
        world.clear();
        world.setGravity(new Vec2(0, HASTE * HASTE * gravity));
    }

    /**
     * Adds an immovable box with the given edges, which does not bounce by itself.
     *
     * @param number what {@link #remember} is to call it, or {@link #NAMELESS}
     */
    public void addWall(int number, float left, float top, float right, float bottom, float friction) {
        Motion middle = Motion.at(0.5f * (left + right), 0.5f * (top + bottom));
        Body wall = body(number, BodyType.STATIC, middle);
        attach(wall, box(0.5f * (right - left), 0.5f * (bottom - top)), friction, 0);
    }

    /** Adds a disc, even throughout. What meets it bounces off with {@code restitution} of the speed. */
    public Body addDisc(int number, Motion motion, float radius, float mass, float friction, float restitution) {
        CircleShape shape = new CircleShape();
        shape.m_radius = radius;
        Body disc = body(number, BodyType.DYNAMIC, motion);
        disc.setBullet(true);
        attach(disc, shape, friction, restitution);
        return moving(disc, motion, mass, DISC_INERTIA * mass * radius * radius);
    }

    /** Adds a box, even throughout, which does not bounce by itself. */
    public Body addBox(int number, Motion motion, float halfWidth, float halfHeight, float mass, float friction) {
        Body box = body(number, BodyType.DYNAMIC, motion);
        attach(box, box(halfWidth, halfHeight), friction, 0);
        return moving(box, motion, mass, BOX_INERTIA * mass * (halfWidth * halfWidth + halfHeight * halfHeight));
    }

    private Body body(int number, BodyType type, Motion motion) {
        BodyDef definition = new BodyDef();
        definition.type = type;
        definition.position.set(motion.x(), motion.y());
        definition.angle = motion.angle();
        definition.userData = number;
        return world.createBody(definition);
    }

    private static Body moving(Body body, Motion motion, float mass, float inertia) {
        MassData data = new MassData();
        data.mass = mass;
        data.I = inertia;
        body.setMassData(data);
        body.m_linearVelocity.set(HASTE * motion.velocityX(), HASTE * motion.velocityY());
        body.m_angularVelocity = HASTE * motion.turning();
        return body;
    }

    private static PolygonShape box(float halfWidth, float halfHeight) {
        if (!(halfWidth > TopDownWorld.SKIN) || !(halfHeight > TopDownWorld.SKIN)) {
            throw new IllegalArgumentException("half extents of a box (" + halfWidth + " x " + halfHeight
                    + " m) must each be above " + TopDownWorld.SKIN + " m.");
        }
        PolygonShape shape = new PolygonShape();
        shape.setAsBox(halfWidth - TopDownWorld.SKIN, halfHeight - TopDownWorld.SKIN);
        return shape;
    }

    private static void attach(Body body, Shape shape, float friction, float restitution) {
        FixtureDef definition = new FixtureDef();
        definition.shape = shape;
        definition.friction = friction;
        definition.restitution = restitution;
        body.createFixture(definition);
    }

    /** How a body moves now. */
    public static Motion motion(Body body) {
        return new Motion(
                body.m_sweep.c.x,
                body.m_sweep.c.y,
                body.m_sweep.a,
                body.m_linearVelocity.x / HASTE,
                body.m_linearVelocity.y / HASTE,
                body.m_angularVelocity / HASTE);
    }

    /**
     * Lets {@code substeps} pass.
     *
     * <p>No disc may travel more than {@link TopDownWorld#REACH} in one.
     */
    public void advance(int substeps) {
        for (int i = 0; i < substeps; i++) {
            world.step(substep, VELOCITY_ITERATIONS, POSITION_ITERATIONS);
        }
    }

    /**
     * Writes down what contacts hand on to the next substep; where nothing touches, nothing is written.
     *
     * @param place where in {@code to} the {@link ContactMemory} of two numbered bodies belongs; negative for nowhere
     */
    public void remember(IntBinaryOperator place, float[] to) {
        for (Contact contact = world.getContactList(); contact != null; contact = contact.getNext()) {
            int at = placeOf(contact, place);
            if (at >= 0 && contact.isTouching()) {
                ContactMemory.save(contact.getManifold(), 1 / HASTE, to, at);
            }
        }
    }

    /** Has what was just put in touch as it was written down. */
    public void recall(IntBinaryOperator place, float[] from) {
        world.findContacts();
        for (Contact contact = world.getContactList(); contact != null; contact = contact.getNext()) {
            int at = placeOf(contact, place);
            if (at >= 0) {
                ContactMemory.restore(from, at, HASTE, contact.getManifold());
            }
        }
    }

    private static int placeOf(Contact contact, IntBinaryOperator place) {
        int one = (int) contact.getFixtureA().getBody().getUserData();
        int other = (int) contact.getFixtureB().getBody().getUserData();
        return one == NAMELESS || other == NAMELESS ? -1 : place.applyAsInt(one, other);
    }
}
