package io.moorline.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moorline.schemas.SchemaRegistry;
import io.moorline.schemas.SchemaRegistry.RegistryException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class PatientRegistryTest {

  private static final Schema SCHEMA = Schema.create(Schema.Type.INT);

  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void shouldAskUntilTheRegistryAnswers() {
    // Given
    PatientRegistry registry = new PatientRegistry(failing(2, false), () -> false);

    // When
    Schema schema = registry.byId(1);

    // Then
    assertThat(schema).isEqualTo(SCHEMA);
    assertThat(asked).hasValue(3);
  }

  @Test
  void shouldTellThatItWaitsUntilTheRegistryAnswers() {
    // Given
    List<Boolean> troubled = new ArrayList<>();
    AtomicReference<PatientRegistry> waiting = new AtomicReference<>();
    waiting.set(
        new PatientRegistry(
            failing(2, false),
            () -> {
              troubled.add(waiting.get().trouble().isPresent());
              return false;
            }));

    // When
    waiting.get().byId(1);

    // Then
    assertThat(troubled).containsExactly(false, true);
    assertThat(waiting.get().trouble()).isEmpty();
  }

  @Test
  void shouldNotAskAgainWhatWasRefused() {
    // Given
    PatientRegistry registry = new PatientRegistry(failing(1, true), () -> false);

    // When
    // Then
    assertThatThrownBy(() -> registry.byId(1)).isInstanceOf(RegistryException.class);
    assertThat(asked).hasValue(1);
  }

  @Test
  void shouldGiveUpWhenNobodyWaitsAnyMore() {
    // Given
    PatientRegistry registry = new PatientRegistry(failing(9, false), () -> true);

    // When
    // Then
    assertThatThrownBy(() -> registry.register("s", SCHEMA)).isInstanceOf(RegistryException.class);
    assertThat(asked).hasValue(1);
  }

  private SchemaRegistry failing(int times, boolean refused) {
    return new SchemaRegistry() {
      @Override
      public int register(String subject, Schema schema) {
        byId(0);
        return 1;
      }

      @Override
      public Schema byId(int id) {
        if (asked.incrementAndGet() <= times) {
          throw new RegistryException("no answer", refused, null);
        }
        return SCHEMA;
      }
    };
  }
}
