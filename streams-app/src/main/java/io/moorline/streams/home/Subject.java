package io.moorline.streams.home;

import io.moorline.rules.resolve.Links;
import io.moorline.schemas.Position;
import io.moorline.schemas.RowChange.Intent;
import io.moorline.schemas.RowChange.Origin;
import io.moorline.streams.message.Waiting.Kind;
import io.moorline.streams.model.ChangesTable;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row on its way to a changes topic, wherever it came from.
 *
 * @param dataset id of the dataset whose row it is
 * @param id of the row among those that may wait here
 * @param version its position: the later version of one id replaces the earlier
 * @param read how far each database had been read when the row was captured
 * @param key of the record it came from
 * @param value of that record: the row can be made from it again
 * @param row what will be written, but for the links
 * @param notBefore text of a reference key to the position of the row that vanished under it
 * @param refusal why the row cannot be written, whatever its references say
 */
record Subject(
    Kind kind,
    String dataset,
    String id,
    Position version,
    Map<String, Position> read,
    Origin origin,
    byte @Nullable [] key,
    byte[] value,
    ChangesTable target,
    Intent intent,
    Map<String, @Nullable Object> row,
    Links links,
    Map<String, Position> notBefore,
    Optional<Refusal> refusal) {

  record Refusal(String reason, String detail) {}
}
