package io.moorline.demo.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.moorline.devstack.EmbeddedStack;
import io.moorline.devstack.SharedStack;
import io.moorline.devstack.StackOptions;
import io.moorline.devstack.StackOptions.KafkaPlace;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every generator does; every test has a database of its own. */
public abstract class GeneratorContract {

  /** For all of them. */
  private static final class Server {
    static final EmbeddedStack STACK =
        SharedStack.start(StackOptions.temporary().withKafka(KafkaPlace.NOWHERE));
  }

  protected static final long SEED = 42;

  private final Example example;
  private final String facts;
  private final String content;

  protected ExampleDatabase database;

  /**
   * @param facts query that counts the facts
   * @param content query for all that is there, without the numbers that the database gave
   */
  protected GeneratorContract(Example example, String facts, String content) {
    this.example = example;
    this.facts = facts;
    this.content = content;
  }

  @BeforeEach
  void create() throws SQLException {
    database = newDatabase();
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 30, 333, 1000})
  void shouldLoadAsManyRowsAsAsked(long asked) throws Exception {
    // Given
    Generator rows = rows(asked);
    List<Long> heard = new ArrayList<>();

    // When
    rows.enterEarly(database.connection());
    rows.load(database, heard::add);

    // Then
    assertThat(database.count(facts)).isEqualTo(asked);
    assertThat(heard).isSorted().last().isEqualTo(asked);
  }

  @Test
  void shouldGoOnWhereAnInterruptedLoadStopped() throws Exception {
    // Given
    Generator rows = rows(700);
    List<String> undisturbed;
    try (ExampleDatabase other = newDatabase()) {
      other.fill(rows);
      undisturbed = other.texts(content);
    }

    // When
    rows.enterEarly(database.connection());
    Throwable interrupted = catchThrowable(() -> rows.load(database, GeneratorContract::dieLate));
    assertThat(interrupted).hasMessage("killed");
    database.fill(rows);
    database.fill(rows);

    // Then
    assertThat(database.texts(content)).isEqualTo(undisturbed);
  }

  private Generator rows(long asked) {
    return example.generator().create(asked, SEED);
  }

  private ExampleDatabase newDatabase() throws SQLException {
    return ExampleDatabase.create(Server.STACK.postgres(), example);
  }

  private static void dieLate(long rows) {
    if (rows > 300) {
      throw new IllegalStateException("killed");
    }
  }
}
