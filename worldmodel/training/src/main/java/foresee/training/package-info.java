/** Training of joint-embedding world models on ND4J, with explicit forward and backward passes. */
package foresee.training;
