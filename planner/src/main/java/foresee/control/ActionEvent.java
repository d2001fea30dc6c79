package foresee.control;

import foresee.model.ActionSequence;
import foresee.model.Observation;
import java.util.Optional;

/**
 * An action was decided, or the caller has told what was executed instead of it.
 *
 * @param tick environment step it is for
 * @param action (1,A)
 * @param chooser who chose it
 * @param observation what was seen at this tick; empty for what the caller told
 */
public record ActionEvent(long tick, ActionSequence action, Chooser chooser, Optional<Observation> observation) {

    /** What the caller told. */
    static ActionEvent told(long tick, ActionSequence action) {
        return new ActionEvent(tick, action, Chooser.CALLER, Optional.empty());
    }
}
