/** The report of a benchmark: one HTML file that needs no network, and a CSV file beside every table and chart. */
package foresee.benchmarks.report;
