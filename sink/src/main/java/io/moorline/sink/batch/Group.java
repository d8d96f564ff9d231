package io.moorline.sink.batch;

import io.moorline.schemas.RowChange.Intent;
import io.moorline.sink.table.Layout;
import java.util.List;

/** Rows of one table, each of another key, that one statement writes; by rising key. */
public record Group(Source source, Intent intent, Layout layout, List<Row> rows) {}
