/** The benchmark runner: a specification becomes a matrix of cells, each of which is run, kept, and can be run again alone. */
package foresee.benchmarks.matrix;
