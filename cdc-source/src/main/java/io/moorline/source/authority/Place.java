package io.moorline.source.authority;

import io.moorline.rules.pipeline.Authority.InFile;
import io.moorline.rules.pipeline.Authority.InTable;
import io.moorline.rules.pipeline.Authority.Origin;
import io.moorline.rules.pipeline.TableName;

/** How a record names where its row stood. */
record Place(String database, String schema, String table) {

  static Place of(Origin origin) {
    if (origin instanceof InTable in) {
      TableName table = in.table();
      return new Place(table.database(), table.schema(), table.table());
    }
    return new Place("file", "", String.valueOf(((InFile) origin).path().getFileName()));
  }
}
