package foresee.control;

import java.util.function.Consumer;

/** Two listeners as one; the second hears everything even where the first one fails. */
final class ListenerPair implements ControlListener {
    private final ControlListener first;
    private final ControlListener second;

    ListenerPair(ControlListener first, ControlListener second) {
        this.first = first;
        this.second = second;
    }

    private void tell(Consumer<ControlListener> event) {
        try {
            event.accept(first);
        } finally {
            event.accept(second);
        }
    }

    @Override
    public void onObservation(ObservationEvent event) {
        tell(listener -> listener.onObservation(event));
    }

    @Override
    public void onGoal(GoalEvent event) {
        tell(listener -> listener.onGoal(event));
    }

    @Override
    public void onPlan(PlanEvent event) {
        tell(listener -> listener.onPlan(event));
    }

    @Override
    public void onStep(StepEvent event) {
        tell(listener -> listener.onStep(event));
    }

    @Override
    public void onAction(ActionEvent event) {
        tell(listener -> listener.onAction(event));
    }
}
