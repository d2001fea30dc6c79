/**
 * The words: observations, latents, actions, world models and episodes.
 *
 * <p>Letters are fixed everywhere: N candidates, H horizon, A action size, D latent size, T episode steps, B batch.
 * {@code double} for actions and costs, {@code float} for latents and frames.
 */
package foresee.model;
