/** Runs a trained world model in plain Java: the model file, its card, kernels, encoder, rollout and gradient. */
package foresee.runtime;
