package io.moorline.demo;

import io.moorline.demo.example.Example;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder with a pipeline file and the tables it speaks of. */
record ExampleFolder(Path directory) {

  static ExampleFolder of(Path home, Example example) {
    return new ExampleFolder(home.resolve("examples").resolve(example.name()));
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
}
