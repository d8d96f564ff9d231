package io.moorline.sink.table;

/** A foreign key, by its constraint's name and the table it points at. */
public record ForeignKey(String constraint, String schema, String table) {}
