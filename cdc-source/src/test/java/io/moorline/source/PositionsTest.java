package io.moorline.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.schemas.Position;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

class PositionsTest {

  private static final Schema SOURCE =
      SchemaBuilder.struct().field("sequence", Schema.OPTIONAL_STRING_SCHEMA).build();

  private final Positions positions = new Positions(3, 500);

  @Test
  void shouldPlaceARowAfterTheTransactionBeforeItsOwn() {
    assertThat(positions.row(source("[\"700\",\"720\"]"), 4)).isEqualTo(new Position(3, 700, 4));
  }

  @Test
  void shouldPlaceRowsAfterTheSnapshotWhileNoTransactionEnded() {
    assertThat(positions.row(source("[null,\"720\"]"), 1)).isEqualTo(new Position(3, 500, 1));
    assertThat(positions.row(source(null), 1)).isEqualTo(new Position(3, 500, 1));
  }

  @Test
  void shouldPlaceTheMarkOfATransactionBetweenItsRowsAndTheNext() {
    // Given
    Position row = positions.row(source("[\"700\",\"720\"]"), 4);
    Position next = positions.row(source("[\"800\",\"820\"]"), 1);

    // When
    Position mark = positions.afterTransaction(800);

    // Then
    assertThat(mark.isAfter(row)).isTrue();
    assertThat(next.isAfter(mark)).isTrue();
    assertThat(positions.row(source("[null,\"9\"]"), 1).isAfter(positions.snapshot())).isTrue();
  }

  private static Struct source(String sequence) {
    return new Struct(SOURCE).put("sequence", sequence);
  }
}
