package io.moorline.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moorline.schemas.SchemaRegistry.RegistryException;
import io.moorline.schemas.WireFormat.MalformedException;
import java.util.Arrays;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

class WireFormatTest {

  private final MemoryRegistry registry = new MemoryRegistry();
  private final WireFormat wire = new WireFormat(registry);
  private final RowSchema rows = RowSchema.of("n", "Row", Samples.table().columns());
  private final GenericRecord record = rows.toAvro(Samples.row());

  @Test
  void shouldStartWithAZeroByteAndTheSchemaId() {
    assertThat(wire.write("s-value", record)).startsWith(0, 0, 0, 0, 0);
  }

  @Test
  void shouldReadWhatItWrote() {
    GenericRecord read = new WireFormat(registry).read(wire.write("s-value", record));

    assertThat(RowSchema.of(read.getSchema()).fromAvro(read)).isEqualTo(Samples.row());
  }

  @Test
  void shouldAskTheRegistryOncePerSchema() {
    for (int i = 0; i < 100; i++) {
      wire.read(wire.write("s-value", record));
    }

    assertThat(registry.asked).isEqualTo(1);
  }

  @Test
  void shouldNeedNoRegistryAfterWarmUp() {
    // Given
    wire.warmUp("s-value", rows.avro());
    registry.away = true;

    // When / Then
    assertThat(wire.read(wire.write("s-value", record))).isEqualTo(record);
  }

  @Test
  void shouldTellARegistryThatIsAwayFromARecordThatIsBad() {
    byte[] bytes = wire.write("s-value", record);
    registry.away = true;

    assertThatThrownBy(() -> new WireFormat(registry).read(bytes))
        .isInstanceOf(RegistryException.class);
  }

  @Test
  void shouldCallBytesMalformedThatAreNoRecord() {
    byte[] good = wire.write("s-value", record);

    assertMalformed(new byte[0]);
    assertMalformed(new byte[] {7, 0, 0, 0, 0, 1});
    assertMalformed(new byte[] {0, 0, 0x0F, -1, -1});
    assertMalformed(Arrays.copyOf(good, good.length / 2));
  }

  private void assertMalformed(byte[] bytes) {
    assertThatThrownBy(() -> wire.read(bytes)).isInstanceOf(MalformedException.class);
  }
}
