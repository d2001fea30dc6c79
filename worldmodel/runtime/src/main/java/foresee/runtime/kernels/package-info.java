/**
 * The innermost loops: their interface, packed weights, and two implementations, in plain loops and over the JDK's Vector API.
 *
 * <p>This package is compiled first and by itself, because the Vector API is an incubator module whose warning a JDK 17
 * cannot silence; so it imports nothing of the other packages.
 */
package foresee.runtime.kernels;
