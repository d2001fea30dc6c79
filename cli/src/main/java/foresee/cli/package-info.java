/** The foresee command. */
package foresee.cli;
