package foresee.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a benchmark found.
 *
 * @param text for people
 * @param json for programs
 * @param exitCode for the shell
 */
record BenchResult(String text, ObjectNode json, int exitCode) {
    /** Of what went well. */
    BenchResult(String text, ObjectNode json) {
        this(text, json, 0);
    }
}
