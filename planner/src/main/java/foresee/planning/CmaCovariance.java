package foresee.planning;

/** The shape of the distribution that CMA-ES adapts: a covariance C, up to the step size. Mutable, for one thread. */
interface CmaCovariance {

    /** C^(1/2) z, a new array: a draw of Normal(0, C) from one of Normal(0, I). */
    double[] colour(double[] z);

    /** C^(-1/2) y, a new array. */
    double[] whiten(double[] y);

    /** C(j,j). */
    double variance(int j);

    /** C = kept C + rate p p' + sum over i of weights(i) y(i) y(i)'. */
    void update(double kept, double rate, double[] path, double[] weights, double[][] steps);
}
