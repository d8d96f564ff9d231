package io.moorline.rules.pipeline;

/** A table by its full name; {@code database} is the pipeline's word for the database. */
public record TableName(String database, String schema, String table) {

  @Override
  public String toString() {
    return database + "." + schema + "." + table;
  }
}
