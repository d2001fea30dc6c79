/**
 * Why a trial failed: the same trial run again with one thing put right, a class for it, and what a page about it is drawn from.
 */
package foresee.benchmarks.failure;
