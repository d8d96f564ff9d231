package io.moorline.runtime;

/**
 * One fact about a part's health.
 *
 * @param detail what was seen, for a person
 */
public record Check(String name, boolean ok, String detail) {}
