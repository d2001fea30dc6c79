package foresee.control;

/** Who chose an action. */
public enum Chooser {
    /** The newest plan there should be. */
    PLAN,
    /** The plan before, since the one that should have taken over is not ready. */
    LAST_PLAN,
    /** Nobody: there is no plan to act on, so the configured safe action is taken, or approached at the rate limit. */
    SAFE_ACTION,
    /** The caller, who told the controller what was executed in place of its action. */
    CALLER
}
