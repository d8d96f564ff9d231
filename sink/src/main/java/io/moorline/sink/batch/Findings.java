package io.moorline.sink.batch;

import static io.moorline.sink.batch.Texts.text;
import static io.moorline.sink.batch.Texts.textOrNull;

import io.moorline.schemas.message.Finding;
import io.moorline.schemas.message.FindingKind;
import io.moorline.schemas.message.FindingState;
import org.apache.avro.generic.GenericRecord;

/** Records of the findings topic. */
public final class Findings {

  private Findings() {}

  /** A finding, as a notice. */
  public static Decoded notice(GenericRecord record) {
    return new Decoded.Found(read(record));
  }

  private static Finding read(GenericRecord record) {
    return new Finding(
        text(record, "id"),
        FindingKind.valueOf(text(record, "kind")),
        FindingState.valueOf(text(record, "state")),
        text(record, "dataset"),
        textOrNull(record, "row"),
        text(record, "reference"),
        textOrNull(record, "reference_key"),
        text(record, "verdict"),
        text(record, "detail"),
        text(record, "position"));
  }
}
