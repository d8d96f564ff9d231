package io.moorline.demo.example;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the demo knows of an example beside the folder with its pipeline file and tables.
 *
 * @param name of the folder below {@code examples/}
 * @param summary one line, for the list of examples
 * @param database the pipeline file's word for its database: it names the variables of its address
 * @param generator makes its rows
 * @param looks queries that show what became of the rows
 * @param trial something to try by hand
 * @param authorities databases that have nothing but authorities, on another server
 * @param choices what the demo chooses where its pipeline file leaves a choice
 */
public record Example(
    String name,
    String summary,
    String database,
    GeneratorFactory generator,
    List<String> looks,
    Trial trial,
    List<String> authorities,
    Map<String, String> choices) {

  /** Makes the generator of so many rows; the same seed makes the same rows. */
  @FunctionalInterface
  public interface GeneratorFactory {
    Generator create(long rows, long seed);
  }

  /**
   * Something to try by hand.
   *
   * @param what in words
   * @param statement that does it
   * @param look query that shows what came of it
   */
  public record Trial(String what, String statement, String look) {}

  public Example {
    looks = List.copyOf(looks);
    authorities = List.copyOf(authorities);
    choices = Map.copyOf(choices);
  }

  /** An example whose database is all there is. */
  public Example(
      String name,
      String summary,
      String database,
      GeneratorFactory generator,
      List<String> looks,
      Trial trial) {
    this(name, summary, database, generator, looks, trial, List.of(), Map.of());
  }

  /** A variable of the pipeline file that tells where the database is. */
  public String variable(String what) {
    return variable(database, what);
  }

  /** The same of any database. */
  public static String variable(String ofDatabase, String what) {
    return ofDatabase.toUpperCase(Locale.ROOT) + "_" + what;
  }
}
