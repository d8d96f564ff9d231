package io.moorline.source;

import io.moorline.schemas.CdcSchema;
import io.moorline.schemas.Column;
import io.moorline.schemas.Table;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One schema object per shape of a dataset's table, whether the catalog or the engine tells it:
 * schemas that are the same object need not be compared for every record.
 */
public final class CdcSchemas {

  private record Shape(String datasetId, List<Column> columns, List<String> primaryKey) {}

  private final String pipeline;
  private final Map<Shape, CdcSchema> known = new ConcurrentHashMap<>();

  public CdcSchemas(String pipeline) {
    this.pipeline = pipeline;
  }

  public CdcSchema of(String datasetId, Table table) {
    List<Column> columns = table.columns().stream().map(CdcSchemas::nameAndType).toList();
    Table bare = new Table(table.schema(), table.name(), columns, table.primaryKey());
    return known.computeIfAbsent(
        new Shape(datasetId, columns, table.primaryKey()),
        shape -> CdcSchema.of(pipeline, datasetId, bare));
  }

  /** The engine does not tell what else the catalog knows, and a schema does not say it. */
  private static Column nameAndType(Column column) {
    return new Column(column.name(), column.type(), true, false, true);
  }
}
