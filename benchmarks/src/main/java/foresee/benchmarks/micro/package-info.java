/**
 * Micro benchmarks: what they count, compare and print. What runs them is compiled with the Maven profile {@code micro} alone
 * (src/jmh, src/peers); start it by scripts/bench-micro.
 */
package foresee.benchmarks.micro;
