package foresee.planning;

/** Another cost's single steps, whose slices go over the threads of a {@link ParallelCost}. */
final class ParallelSteps extends ForwardingSteps {
    private final Slices slices;

    ParallelSteps(LiftedSteps steps, Slices slices) {
        super(steps);
        this.slices = slices;
    }

    /** {@link LiftedSteps#inSlices}. */
    @FunctionalInterface
    interface Slices {
        int run(int count, SliceWork work, Stop stop);
    }

    @Override
    public int inSlices(int count, SliceWork work, Stop stop) {
        return slices.run(count, work, stop);
    }
}
