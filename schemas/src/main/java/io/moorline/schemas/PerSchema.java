package io.moorline.schemas;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.avro.Schema;

/**
 * What is made of a schema, once for each; there are as many as there are table shapes.
 *
 * @param <T> what is made
 */
final class PerSchema<T> {

  /** Comparing schemas by what they say would cost more than reading a row. */
  private record Identity(Schema schema) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Identity that && that.schema == schema;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(schema);
    }
  }

  private final Map<Identity, T> made = new ConcurrentHashMap<>();
  private final Function<Schema, T> maker;

  PerSchema(Function<Schema, T> maker) {
    this.maker = maker;
  }

  T of(Schema schema) {
    return made.computeIfAbsent(new Identity(schema), key -> maker.apply(key.schema()));
  }
}
