package io.moorline.operations.snapshot;

/**
 * What has become of a request.
 *
 * @param rows read so far; those that changed meanwhile count, although the log tells of them
 */
public record Outcome(String dataset, String table, long rows, boolean done) {}
