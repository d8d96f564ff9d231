package io.moorline.demo;

import io.moorline.demo.example.Example;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A folder with a pipeline file and the tables it speaks of. */
record ExampleFolder(Path directory) {

  static ExampleFolder of(Path home, Example example) {
    return new ExampleFolder(home.resolve("examples").resolve(example.name()));
  }

  Path pipeline() {
    return directory.resolve("pipeline.yml");
  }

  String schema() {
    return text("schema.sql");
  }

  /** The tables of authorities in other databases. */
  String legacy() {
    return text("legacy.sql");
  }

  /** Copies its reference data, but for what is there already: the example may change it. */
  Path referenceData(Path to) {
    Path from = directory.resolve("reference_data");
    try (Stream<Path> files = Files.list(from)) {
      Files.createDirectories(to);
      for (Path file : files.toList()) {
        Path copy = to.resolve(file.getFileName());
        if (!Files.exists(copy)) {
          Files.copy(file, copy);
        }
      }
      return to;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text(String name) {
    try {
      return Files.readString(directory.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
