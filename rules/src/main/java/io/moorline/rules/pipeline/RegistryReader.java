package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;
import io.moorline.rules.file.Section;
import java.net.URI;
import java.util.Optional;

/** Reads {@code registry}. */
final class RegistryReader {

  private final Problems problems;

  RegistryReader(Problems problems) {
    this.problems = problems;
  }

  Registry read(Section section) {
    String url = section.text("url");
    checkUrl(section.path("url"), url);
    Optional<String> user = section.optionalText("user");
    Optional<Secret> password = section.optionalSecret("password").map(Secret::new);
    if (user.isPresent() != password.isPresent()) {
      problems.add(section.path(), "has only one of user and password", "Give both or none.");
    }
    section.refuseOthers();
    return new Registry(url, user, password);
  }

  private void checkUrl(String path, String url) {
    if (url.isEmpty()) {
      return;
    }
    if (!WebAddresses.isOne(url)) {
      problems.add(path, "is not a web address", "Write http://host:port or https://host.");
    } else if (URI.create(url).getRawUserInfo() != null) {
      problems.add(
          path,
          "has credentials in the URL, which ends up in logs",
          "Move them to user: and password: beside it.");
    }
  }
}
