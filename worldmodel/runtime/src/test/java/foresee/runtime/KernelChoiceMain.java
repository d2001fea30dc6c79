package foresee.runtime;

/** Loads a model, warms it up, and prints which kernels it then runs on. */
final class KernelChoiceMain {
    private KernelChoiceMain() {}

    public static void main(String[] args) {
        try {
            CompiledWorldModel model = new CompiledWorldModel(RandomModels.model(RandomModels.everyLayer(), 1));
            String before = model.kernels();
            model.warmUp();
            System.out.println(before + ", then " + model.kernels());
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
    }
}
