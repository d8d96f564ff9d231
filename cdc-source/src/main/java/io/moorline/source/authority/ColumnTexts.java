package io.moorline.source.authority;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of a result's columns as text. */
final class ColumnTexts {

  private static final Set<Integer> BINARY =
      Set.of(Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB);
  private static final Set<Integer> DATES = Set.of(Types.DATE, Types.TIMESTAMP);

  /** How MySQL spells a date that nobody knows, where NULL was not allowed. */
  private static final String NO_DATE = "0000-00-00";

  private final List<Integer> types;

  private ColumnTexts(List<Integer> types) {
    this.types = types;
  }

  static ColumnTexts of(ResultSetMetaData columns) throws SQLException {
    List<Integer> types = new ArrayList<>();
    for (int place = 1; place <= columns.getColumnCount(); place++) {
      types.add(columns.getColumnType(place));
    }
    return new ColumnTexts(types);
  }

  /**
   * @param place counted from 1
   */
  @Nullable String text(ResultSet rows, int place) throws SQLException {
    int type = types.get(place - 1);
    if (BINARY.contains(type)) {
      byte[] bytes = rows.getBytes(place);
      return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
    }
    String text = rows.getString(place);
    boolean noDate = text != null && DATES.contains(type) && text.startsWith(NO_DATE);
    return noDate ? null : text;
  }
}
