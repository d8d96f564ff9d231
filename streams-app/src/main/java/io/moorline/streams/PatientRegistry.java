package io.moorline.streams;

import io.moorline.schemas.SchemaRegistry;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks until the registry answers. Its silence says nothing about the record at hand, so the record
 * waits; a transaction that times out meanwhile starts over by itself.
 */
final class PatientRegistry implements SchemaRegistry {

  private static final Logger LOG = LoggerFactory.getLogger(PatientRegistry.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final SchemaRegistry registry;
  private final BooleanSupplier closing;

  PatientRegistry(SchemaRegistry registry, BooleanSupplier closing) {
    this.registry = registry;
    this.closing = closing;
  }

  @Override
  public int register(String subject, Schema schema) {
    return ask(() -> registry.register(subject, schema));
  }

  @Override
  public Schema byId(int id) {
    return ask(() -> registry.byId(id));
  }

  private <T> T ask(Supplier<T> question) {
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        return question.get();
      } catch (RegistryException e) {
        if (e.refused() || closing.getAsBoolean()) {
          throw e;
        }
        LOG.atWarn()
            .addKeyValue("problem", e.getMessage())
            .addKeyValue("pause", pause)
            .log("Waiting for the schema registry");
      }
      sleep(pause);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
    }
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryException("interrupted while waiting for the registry", false, e);
    }
  }
}
