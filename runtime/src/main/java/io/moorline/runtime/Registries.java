package io.moorline.runtime;

import io.moorline.rules.pipeline.Registry;
import io.moorline.schemas.HttpSchemaRegistry;
import io.moorline.schemas.SchemaRegistry.RegistryException;

/** The schema registry of a pipeline. */
public final class Registries {

  private Registries() {}

  public static HttpSchemaRegistry of(Registry registry) {
    return new HttpSchemaRegistry(
        registry.url(),
        registry.user().flatMap(user -> registry.password().map(it -> user + ":" + it.reveal())));
  }

  public static UserError unreachable(Registry registry, RegistryException cause) {
    return new UserError(
        ExitCode.CANNOT_CONNECT,
        "the schema registry at " + registry.url() + ": " + cause.getMessage(),
        "Check that it runs and that url, user and password of registry are right.",
        cause);
  }
}
