package foresee.training;

/** What a predictor is made of. */
public enum PredictorKind {
    /** Dense layers with ReLU between; actions stand beside the latents in the input. */
    MLP,
    /** Products of two dense layers, one of them rectified ({@link foresee.runtime.Layer.Gated}). */
    GATED,
    /** Residual blocks whose normalisation is shifted and scaled by the actions ({@link foresee.runtime.Layer.AdaLn}). */
    ADALN,
    /** Causal attention over the history, one token a model step. */
    TRANSFORMER
}
