/** libtorch, through DJL, beside our own runtime. Compiled with the Maven profile {@code peers} alone. */
package foresee.benchmarks.micro.torch;
