package io.moorline.streams;

import io.moorline.schemas.SchemaRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks until the registry answers. Its silence says nothing about the record at hand, so the record
 * waits. A transaction that times out meanwhile, and a thread that the group misses, start over by
 * themselves.
 */
final class PatientRegistry implements SchemaRegistry {

  private static final Logger LOG = LoggerFactory.getLogger(PatientRegistry.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final SchemaRegistry registry;
  private final BooleanSupplier closing;
  private final AtomicReference<Optional<String>> trouble = new AtomicReference<>(Optional.empty());

  PatientRegistry(SchemaRegistry registry, BooleanSupplier closing) {
    this.registry = registry;
    this.closing = closing;
  }

  /** Why records wait for it, if they do. */
  Optional<String> trouble() {
    return trouble.get();
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
        T answer = question.get();
        answered();
        return answer;
      } catch (RegistryException e) {
        if (e.refused() || closing.getAsBoolean()) {
          throw e;
        }
        silent(e.getMessage());
      }
      sleep(pause);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
    }
  }

  private void silent(String why) {
    if (trouble.getAndSet(Optional.of(why)).isEmpty()) {
      LOG.atWarn().addKeyValue("problem", why).log("Waiting for the schema registry");
    }
  }

  private void answered() {
    if (trouble.getAndSet(Optional.empty()).isPresent()) {
      LOG.atInfo().log("The schema registry answers again");
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
