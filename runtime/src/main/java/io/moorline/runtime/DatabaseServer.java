package io.moorline.runtime;

import io.moorline.rules.pipeline.Database;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A database that starts, is away, or has no connection left may be there in a moment. */
record DatabaseServer(Database database) implements Server {

  private static final List<String> AWAY = List.of("08", "53", "57P0");

  @Override
  public String name() {
    return "database " + database.name() + " at " + database.url();
  }

  @Override
  public Optional<String> trouble() {
    try {
      Databases.connect(database).close();
      return Optional.empty();
    } catch (SQLException e) {
      String state = String.valueOf(e.getSQLState());
      if (e.getCause() instanceof UnknownHostException
          || AWAY.stream().noneMatch(state::startsWith)) {
        throw Databases.unreachable(database, e);
      }
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
