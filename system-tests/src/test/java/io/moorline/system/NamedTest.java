package io.moorline.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A test as the documentation names it: {@code `module:TestClass#method`}. */
record NamedTest(String module, String testClass, String method) {

  private static final Pattern FORM = Pattern.compile("`([\\w-]+):(\\w+)#(\\w+)`");

  /** Those that a text names. */
  static List<NamedTest> in(String text) {
    return FORM.matcher(text)
        .results()
        .map(name -> new NamedTest(name.group(1), name.group(2), name.group(3)))
        .toList();
  }

  static boolean opens(String text) {
    return FORM.matcher(text).lookingAt();
  }

  boolean existsIn(Path checkout) {
    Path sources = checkout.resolve(module).resolve("src/test/java");
    if (!Files.isDirectory(sources)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(sources)) {
      return files.filter(file -> file.endsWith(testClass + ".java")).anyMatch(this::hasMethod);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "`" + module + ":" + testClass + "#" + method + "`";
  }

  /** A method that JUnit runs: the next one after an annotation that says so. */
  private boolean hasMethod(Path source) {
    Pattern declaration =
        Pattern.compile(
            "(?s)@(Test|ParameterizedTest|Property)\\b((?!\\bvoid\\b).)*\\bvoid " + method + "\\(");
    try {
      return declaration.matcher(Files.readString(source)).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
