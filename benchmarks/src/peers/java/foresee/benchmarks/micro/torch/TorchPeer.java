package foresee.benchmarks.micro.torch;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import foresee.benchmarks.micro.Peer;
import foresee.benchmarks.micro.PeerModel;
import foresee.runtime.ModelFile;

/** libtorch through DJL, pinned to one thread: all it computes then runs on the thread that calls. */
public final class TorchPeer implements Peer {
    /** Pins libtorch, before it is loaded. */
    public TorchPeer() {
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    }

    @Override
    public String describe() {
        return "libtorch " + engine().getVersion();
    }

    @Override
    public PeerModel load(ModelFile file) {
        return new TorchModel(engine(), file);
    }

    private static Engine engine() {
        try {
            return Engine.getEngine("PyTorch");
        } catch (EngineException | LinkageError e) {
            throw new IllegalStateException("libtorch does not load here: " + e.getMessage(), e);
        }
    }
}
