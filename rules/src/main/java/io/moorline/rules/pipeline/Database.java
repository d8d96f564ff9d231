package io.moorline.rules.pipeline;

/**
 * A database that the pipeline reads or writes.
 *
 * @param name the pipeline's word for it; part of slot and topic names
 */
public record Database(String name, String url, String user, Secret password) {

  /** MariaDB, or MySQL by the same driver: authorities are loaded from it, and nothing else. */
  public boolean isMariaDb() {
    return url.startsWith(JdbcUrls.MARIADB_SCHEME);
  }

  /** The name that the server itself has for it. */
  String serverName() {
    return JdbcUrls.databaseOf(url);
  }
}
