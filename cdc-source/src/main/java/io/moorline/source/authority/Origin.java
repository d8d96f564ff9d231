package io.moorline.source.authority;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the rows of an authority stand, open for one load. Every value is text, as it is there. */
interface Origin extends AutoCloseable {

  /** Opens it anew for each load. */
  interface Opener {

    Origin open() throws AuthorityException, SQLException, IOException;
  }

  List<String> columns() throws AuthorityException, SQLException, IOException;

  /** Hands over every row, with some of its columns; may be asked again. */
  void forEach(Collection<String> columns, RowReader reader)
      throws AuthorityException, SQLException, IOException;

  /** Takes a row; what it throws ends the reading. */
  interface RowReader {

    void read(Map<String, @Nullable String> row);
  }

  @Override
  void close() throws SQLException;
}
