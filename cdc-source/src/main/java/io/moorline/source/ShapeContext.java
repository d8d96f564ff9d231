package io.moorline.source;

import java.util.List;

/**
 * What all shapes of a dataset's table share.
 *
 * @param primaryKey as the catalog knew it at the start
 * @param unavailable stands for large values that the log does not repeat
 */
record ShapeContext(
    CdcSchemas schemas,
    String datasetId,
    String schema,
    String table,
    List<String> primaryKey,
    String unavailable) {}
