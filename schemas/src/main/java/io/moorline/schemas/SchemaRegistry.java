package io.moorline.schemas;

import org.apache.avro.Schema;

/** Where Avro schemas get the ids that the Confluent wire format carries. */
public interface SchemaRegistry {

  /** Registers the schema (a no-op when it is registered already) and returns its id. */
  int register(String subject, Schema schema);

  Schema byId(int id);

  /** The registry did not answer, or refused. */
  final class RegistryException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean refused;

    public RegistryException(String message, boolean refused, Throwable cause) {
      super(message, cause);
      this.refused = refused;
    }

    /** True: asking again will not help (unknown id, incompatible schema, no permission). */
    public boolean refused() {
      return refused;
    }
  }
}
