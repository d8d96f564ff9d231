package io.moorline.streams;

import io.moorline.schemas.SchemaRegistry;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** A schema registry for tests without a server. */
public final class MemoryRegistry implements SchemaRegistry {

  private final List<Schema> schemas = new ArrayList<>();

  @Override
  public synchronized int register(String subject, Schema schema) {
    int known = schemas.indexOf(schema);
    if (known >= 0) {
      return known;
    }
    schemas.add(schema);
    return schemas.size() - 1;
  }

  @Override
  public synchronized Schema byId(int id) {
    if (id < 0 || id >= schemas.size()) {
      throw new RegistryException("no schema " + id, true, null);
    }
    return schemas.get(id);
  }
}
