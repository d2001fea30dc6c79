package foresee.training;

/** What keeps the latents from collapsing. */
public enum Regularizer {
    /** Sketched isotropic Gaussian regularisation: {@link SigReg}. */
    SIGREG,
    /** Variance and covariance: {@link VicReg}. */
    VICREG,
    /** Relative entropy of the covariance: {@link LogDet}. */
    LOGDET,
    /** Nothing; inverse dynamics alone, if it has a weight. */
    NONE
}
