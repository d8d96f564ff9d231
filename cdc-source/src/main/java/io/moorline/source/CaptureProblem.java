package io.moorline.source;

/**
 * A reason why a database cannot be captured.
 *
 * @param remedy SQL, or what to do
 */
record CaptureProblem(String what, String remedy) {}
