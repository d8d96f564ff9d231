package io.moorline.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.schemas.Captured.Op;
import io.moorline.source.CaptureWriter.TableKey;
import io.moorline.source.Event.Row;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TouchedTest {

  private static final Schema SOURCE =
      SchemaBuilder.struct()
          .field("schema", Schema.STRING_SCHEMA)
          .field("table", Schema.STRING_SCHEMA)
          .build();

  private final Touched touched = new Touched(Set.of(new TableKey("business", "plan")));

  @ParameterizedTest
  @EnumSource(names = {"CREATE", "UPDATE", "DELETE"})
  void shouldKnowEveryRowThatTheLogTold(Op op) {
    // When
    touched.note(row(op, "plan", "log", new byte[] {1}));

    // Then
    assertThat(touched.has(row(Op.READ, "plan", "snapshot", new byte[] {1}))).isTrue();
    assertThat(touched.has(row(Op.READ, "plan", "snapshot", new byte[] {2}))).isFalse();
  }

  @Test
  void shouldKnowAllRowsOfATableThatWasTruncated() {
    // When
    touched.note(row(Op.TRUNCATE, "plan", "log", null));

    // Then
    assertThat(touched.has(row(Op.READ, "plan", "snapshot", new byte[] {1}))).isTrue();
  }

  @Test
  void shouldRememberNothingOfOtherTables() {
    // When
    touched.note(row(Op.UPDATE, "other", "log", new byte[] {1}));

    // Then
    assertThat(touched.has(row(Op.READ, "other", "snapshot", new byte[] {1}))).isFalse();
  }

  /** Each engine names the schema of a key in its own way. */
  private static Row row(Op op, String table, String engine, byte @Nullable [] id) {
    Schema keySchema = SchemaBuilder.struct().name(engine).field("id", Schema.BYTES_SCHEMA).build();
    Struct key = id == null ? null : new Struct(keySchema).put("id", id);
    Struct source = new Struct(SOURCE).put("schema", "business").put("table", table);
    SourceRecord record = new SourceRecord(Map.of(), Map.of(), "t", keySchema, key, SOURCE, source);
    return new Row(op, source, source, record, false, 0);
  }
}
