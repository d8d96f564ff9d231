package io.moorline.sink.write;

import io.moorline.schemas.RowChange.Reliance;
import io.moorline.sink.batch.Row;

/** A row whose reference vanished between the verdict and the write. */
record HandedBack(Row row, Reliance missing) {}
