package io.moorline.rules.pipeline;

/**
 * A database that the pipeline reads or writes.
 *
 * @param name the pipeline's word for it; part of slot and topic names
 */
public record Database(String name, String url, String user, Secret password) {}
