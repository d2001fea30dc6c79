package foresee.benchmarks.micro;

import foresee.runtime.ModelFile;

/** Another library that can do the same work on one thread; found by {@link java.util.ServiceLoader}. */
public interface Peer {
    /**
     * Name and version: {@code libtorch 2.7.1}.
     *
     * @throws IllegalStateException if it does not run on this machine; says why in one line
     */
    String describe();

    /** A model's weights in its own memory. */
    PeerModel load(ModelFile file);
}
