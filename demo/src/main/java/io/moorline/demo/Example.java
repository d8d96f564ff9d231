package io.moorline.demo;

import io.moorline.runtime.ExitCode;
import io.moorline.runtime.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder with a pipeline file and the tables it speaks of. */
record Example(Path directory) {

  static Example find(Path home, String name) {
    Path examples = home.resolve("examples");
    Path directory = examples.resolve(name).normalize();
    if (!directory.startsWith(examples.normalize()) || !isExample(directory)) {
      throw new UserError(
          ExitCode.USAGE,
          "no example is named " + name,
          "Choose one that exists: " + names(examples) + ".");
    }
    return new Example(directory);
  }

  Path pipeline() {
    return directory.resolve("pipeline.yml");
  }

  String schema() {
    try {
      return Files.readString(directory.resolve("schema.sql"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isExample(Path directory) {
    return Files.isRegularFile(directory.resolve("pipeline.yml"));
  }

  private static String names(Path examples) {
    try (Stream<Path> directories = Files.list(examples)) {
      return directories
          .filter(Example::isExample)
          .map(directory -> directory.getFileName().toString())
          .sorted()
          .collect(Collectors.joining(", "));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
