package foresee.control;

import foresee.model.ActionSequence;

/**
 * An action was decided, or the caller has told what was executed instead of it.
 *
 * @param tick environment step it is for
 * @param action (1,A)
 * @param chooser who chose it
 */
public record ActionEvent(long tick, ActionSequence action, Chooser chooser) {}
