package io.moorline.runtime;

import io.moorline.rules.pipeline.Registry;
import io.moorline.schemas.SchemaRegistry.RegistryException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;

/** A registry that does not answer may be there in a moment; one that refuses will not. */
record RegistryServer(Registry registry) implements Server {

  @Override
  public String name() {
    return "the schema registry at " + registry.url();
  }

  @Override
  public Optional<String> trouble() {
    try {
      Registries.of(registry).ping();
      return Optional.empty();
    } catch (RegistryException e) {
      if (e.refused() || isUnknownHost(e)) {
        throw Registries.unreachable(registry, e);
      }
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static boolean isUnknownHost(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return true;
      }
    }
    return false;
  }
}
