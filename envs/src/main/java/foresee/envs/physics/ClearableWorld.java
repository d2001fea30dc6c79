package foresee.envs.physics;

import org.jbox2d.collision.broadphase.BroadPhase;
import org.jbox2d.collision.broadphase.DynamicTree;
import org.jbox2d.common.Settings;
import org.jbox2d.common.Vec2;
import org.jbox2d.dynamics.Body;
import org.jbox2d.dynamics.World;

/** A JBox2D world with exact maths and without sleep that can be made as good as new. */
final class ClearableWorld extends World {
    static {
        exactMaths();
    }

    /** An empty world without gravity. */
    ClearableWorld() {
        super(new Vec2());
        setSleepingAllowed(false);
    }

    /** JBox2D's look-up tables are off by up to 5e-3; these switches are global and must be set before any world exists. */
    private static void exactMaths() {
        Settings.SINCOS_LUT_ENABLED = false;
        Settings.FAST_ATAN2 = false;
        Settings.FAST_ABS = false;
        Settings.FAST_FLOOR = false;
        Settings.FAST_CEIL = false;
        Settings.FAST_ROUND = false;
    }

    /**
     * Takes everything away; what is put in next moves as it would in a new world, to the bit.
     *
     * <p><b>Why:</b> a new world costs more than a step in it. What a used one remembers is the shape of its tree of bounds, which
     * decides the order of contacts; the tree is therefore new.
     */
    void clear() {
        while (getBodyList() != null) {
            destroyBody(getBodyList());
        }
        m_contactManager.m_broadPhase = new BroadPhase(new DynamicTree());
    }

    /** Makes the contacts of what was put in, as the next step would begin with; they hold no points yet. */
    void findContacts() {
        m_contactManager.findNewContacts();
    }

    /** Finds what touches what in what was put in, and then lets all but one body sleep, until something that is awake touches it. */
    void letSleepAllBut(Body one) {
        findContacts();
        m_flags &= ~NEW_FIXTURE;
        m_contactManager.collide();
        for (Body body = getBodyList(); body != null; body = body.getNext()) {
            body.setAwake(body == one);
        }
    }
}
