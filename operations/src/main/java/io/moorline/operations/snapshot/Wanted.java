package io.moorline.operations.snapshot;

/**
 * A dataset that shall be captured again.
 *
 * @param id of the request
 */
public record Wanted(String dataset, String table, String id) {}
