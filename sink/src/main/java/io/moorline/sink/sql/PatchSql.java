package io.moorline.sink.sql;

import io.moorline.sink.table.Layout;
import java.util.stream.IntStream;

/** How rows of a table that others own are corrected: only while they are as they were seen. */
public record PatchSql(Layout layout, Stage stage) {

  public PatchSql(Layout layout, String stageTable) {
    this(layout, new Stage(stageTable, layout));
  }

  /** All columns of a row or none; returns each row before and after. */
  public String patch() {
    int[] changing = layout.changing();
    int[] seen = IntStream.range(layout.content(), layout.columns().size()).toArray();
    return stage.update(
        stage.each(changing, "%1$s = s.%2$s", ", "),
        stage.bytes(seen, "q", "*=") + "\n  AND " + stage.bytes(changing, "q", "*<>"),
        ", " + Sql.logged("t", layout.table().columns()));
  }
}
