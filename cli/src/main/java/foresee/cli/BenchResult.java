package foresee.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a benchmark found.
 *
 * @param text for people
 * @param json for programs
 */
record BenchResult(String text, ObjectNode json) {}
