package foresee.envs.physics;

import org.jbox2d.collision.shapes.CircleShape;
import org.jbox2d.collision.shapes.MassData;
import org.jbox2d.collision.shapes.PolygonShape;
import org.jbox2d.collision.shapes.Shape;
import org.jbox2d.common.Settings;
import org.jbox2d.common.Vec2;
import org.jbox2d.dynamics.Body;
import org.jbox2d.dynamics.BodyDef;
import org.jbox2d.dynamics.BodyType;
import org.jbox2d.dynamics.FixtureDef;
import org.jbox2d.dynamics.joints.RevoluteJointDef;

/**
 * A JBox2D world seen from above, set up so that equal inputs give equal bits: no gravity, no bounce, no sleep, exact maths, no friction
 * and continuous collision unless told otherwise.
 *
 * <p>Obstacles are boxes, movers are made of discs and boxes, and there is nothing else: edge and chain shapes share static scratch
 * memory in JBox2D, so that two worlds on two threads would disturb each other. One thread at a time uses a world.
 *
 * <p><b>Units:</b> metres and seconds; things should measure 0.1 to 10 m.
 *
 * <p><b>Why:</b> JBox2D keeps {@link #SKIN} around polygons, so that discs come to rest that far from them. Boxes are drawn in
 * by the skin here, so that discs touch where the box was asked to be. Contact is resolved to within {@link #SLOP}.
 */
public final class TopDownWorld {
    /** Distance in metres that JBox2D keeps between a polygon and whatever touches it. */
    public static final float SKIN = Settings.polygonRadius;
    /** Overlap in metres that JBox2D leaves uncorrected. */
    public static final float SLOP = Settings.linearSlop;

    /** Furthest in metres that a disc may travel in one substep; further, and JBox2D may find an obstacle too late. */
    public static final float REACH = 2 * Settings.aabbExtension;

    private static final int POSITION_ITERATIONS = 3;
    private static final int VELOCITY_ITERATIONS = 8;

    private final ClearableWorld world = new ClearableWorld();
    private Body ground;
    private int velocityIterations = VELOCITY_ITERATIONS;
    private int positionIterations = POSITION_ITERATIONS;

    /** An empty world. */
    public TopDownWorld() {
        ground = world.createBody(new BodyDef());
    }

    /**
     * Takes everything away, so that this is an empty world again, to the bit: what is put in next moves as it would in a new one.
     */
    public void clear() {
        world.clear();
        ground = world.createBody(new BodyDef());
    }

    /**
     * Lets every mover but one sleep, at rest: it stays exactly where it is, and costs next to nothing, until something that is awake
     * touches it or whatever touches it. To be called when all is in its place, before time passes.
     */
    public void letSleepAllBut(Body one) {
        world.letSleepAllBut(one);
    }

    /**
     * How often a substep goes through all contacts to find velocities, and then positions, that suit them all: 8 and 3 unless told
     * otherwise; more where a heavy body presses a light one against a wall.
     */
    public void setIterations(int velocity, int position) {
        velocityIterations = velocity;
        positionIterations = position;
    }

    /** Whether fast bodies are swept, which is so unless told otherwise; where all are slow, it costs time for nothing. */
    public void setSwept(boolean swept) {
        world.setContinuousPhysics(swept);
    }

    /**
     * Adds an immovable box with the given edges.
     *
     * @throws IllegalArgumentException if either extent is not above twice the skin
     */
    public void addBox(float left, float top, float right, float bottom) {
        float halfWidth = 0.5f * (right - left) - SKIN;
        float halfHeight = 0.5f * (bottom - top) - SKIN;
        if (!(halfWidth > 0) || !(halfHeight > 0)) {
            throw new IllegalArgumentException("extents of a box (" + (right - left) + " x " + (bottom - top)
                    + " m) must each be above " + 2 * SKIN + " m.");
        }
        PolygonShape shape = new PolygonShape();
        shape.setAsBox(halfWidth, halfHeight, new Vec2(0.5f * (left + right), 0.5f * (top + bottom)), 0);
        ground.createFixture(solid(shape, 0));
    }

    /** Adds a disc that moves with a velocity in metres per second, never turns, and is swept against everything. */
    public Body addDisc(float x, float y, float radius, float velocityX, float velocityY) {
        BodyDef definition = new BodyDef();
        definition.type = BodyType.DYNAMIC;
        definition.bullet = true;
        definition.fixedRotation = true;
        definition.position.set(x, y);
        definition.linearVelocity.set(velocityX, velocityY);
        CircleShape shape = new CircleShape();
        shape.m_radius = radius;
        Body disc = world.createBody(definition);
        disc.createFixture(solid(shape, 1));
        return disc;
    }

    /**
     * Adds a body without a shape, at rest, that may turn unless its inertia is 0.
     *
     * <p>Nothing of it is swept: substeps must be short enough that it cannot pass anything in one.
     *
     * @param x of its centre of mass
     * @param mass in kg
     * @param inertia about the centre of mass in kg m^2; 0 for a body that never turns
     */
    public Body addBody(float x, float y, float angle, float mass, float inertia) {
        BodyDef definition = new BodyDef();
        definition.type = BodyType.DYNAMIC;
        definition.fixedRotation = inertia == 0;
        definition.position.set(x, y);
        definition.angle = angle;
        Body body = world.createBody(definition);
        MassData data = new MassData();
        data.mass = mass;
        data.I = inertia;
        body.setMassData(data);
        return body;
    }

    /** Gives a body a disc around its centre of mass; friction is the geometric mean of both who touch. */
    public void attachDisc(Body body, float radius, float friction) {
        CircleShape shape = new CircleShape();
        shape.m_radius = radius;
        attach(body, shape, friction, 0);
    }

    /**
     * Gives a body a box whose middle is at (x, y) from its centre of mass, before it turns.
     *
     * @throws IllegalArgumentException if either half extent is not above the skin
     */
    public void attachBox(Body body, float x, float y, float halfWidth, float halfHeight, float friction) {
        attachBox(body, x, y, halfWidth, halfHeight, friction, 0);
    }

    /**
     * The same for one of a group whose shapes pass through one another.
     *
     * @param group a negative number that they share; 0 for none
     * @throws IllegalArgumentException if either half extent is not above the skin
     */
    public void attachBox(Body body, float x, float y, float halfWidth, float halfHeight, float friction, int group) {
        if (!(halfWidth > SKIN) || !(halfHeight > SKIN)) {
            throw new IllegalArgumentException("half extents of a box (" + halfWidth + " x " + halfHeight
                    + " m) must each be above " + SKIN + " m.");
        }
        PolygonShape shape = new PolygonShape();
        shape.setAsBox(halfWidth - SKIN, halfHeight - SKIN, new Vec2(x, y), 0);
        attach(body, shape, friction, group);
    }

    private static void attach(Body body, Shape shape, float friction, int group) {
        FixtureDef definition = solid(shape, 0);
        definition.filter.groupIndex = group;
        definition.friction = friction;
        body.createFixture(definition);
    }

    private static FixtureDef solid(Shape shape, float density) {
        FixtureDef definition = new FixtureDef();
        definition.shape = shape;
        definition.density = density;
        definition.friction = 0;
        return definition;
    }

    /**
     * Joins two bodies at a place, about which both turn freely. Where the two places differ, the joint pulls them together.
     *
     * @param x of the place from the centre of mass of {@code one}, before it turns
     * @param otherX of the place from the centre of mass of {@code other}, before it turns
     */
    public void hinge(Body one, float x, float y, Body other, float otherX, float otherY) {
        RevoluteJointDef definition = new RevoluteJointDef();
        definition.bodyA = one;
        definition.bodyB = other;
        definition.localAnchorA.set(x, y);
        definition.localAnchorB.set(otherX, otherY);
        world.createJoint(definition);
    }

    /** Takes a mover away, with all its contacts. */
    public void remove(Body mover) {
        world.destroyBody(mover);
    }

    /**
     * Lets {@code seconds} pass in {@code substeps} equal parts.
     *
     * <p>Substeps must be many enough that no disc travels more than {@link #REACH} in one. <b>Why:</b> JBox2D sweeps a disc
     * only against what its padded bounds touched before the substep, and both paddings together are that wide.
     */
    public void advance(float seconds, int substeps) {
        float part = seconds / substeps;
        for (int i = 0; i < substeps; i++) {
            world.step(part, velocityIterations, positionIterations);
        }
    }
}
