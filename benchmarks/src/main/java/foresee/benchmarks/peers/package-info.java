/**
 * Lets planners of other libraries, in another process, stand beside ours: the same model, the same cases, the same judge.
 * {@link foresee.benchmarks.peers.PeerServer} says how; scripts/peers starts it.
 */
package foresee.benchmarks.peers;
