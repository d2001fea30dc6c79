/**
 * Statistics of outcomes and scores: comparisons of two rates, families of them, means over training seeds, budgets needed and
 * how they grow. Numbers alone; it knows nothing of planners, cells or files. Random numbers are keyed by a seed that is an argument.
 */
package foresee.benchmarks.statistics;
