package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;
import io.moorline.rules.file.Section;

/** Reads one entry of {@code databases}. */
final class DatabaseReader {

  private final JdbcUrls urls;

  DatabaseReader(Problems problems) {
    this.urls = new JdbcUrls(problems);
  }

  Database read(String name, Section section) {
    String url = section.text("url");
    urls.check(section.path("url"), url);
    String user = section.text("user");
    Secret password = new Secret(section.secret("password"));
    section.refuseOthers();
    return new Database(name, url, user, password);
  }
}
