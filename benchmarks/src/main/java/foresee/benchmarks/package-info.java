/** Evaluation: the trial loop, success intervals, floors, ceilings, pictures. */
package foresee.benchmarks;
