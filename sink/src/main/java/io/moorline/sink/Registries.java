package io.moorline.sink;

import io.moorline.rules.pipeline.Registry;
import io.moorline.schemas.HttpSchemaRegistry;
import io.moorline.schemas.SchemaRegistry;

/** The pipeline's schema registry. */
final class Registries {

  private Registries() {}

  static SchemaRegistry of(Registry registry) {
    return new HttpSchemaRegistry(
        registry.url(),
        registry.user().flatMap(user -> registry.password().map(it -> user + ":" + it.reveal())));
  }
}
