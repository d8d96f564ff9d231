package io.moorline.sink.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorClassTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "08006, INFRASTRUCTURE",
    "57P01, INFRASTRUCTURE",
    "57P03, INFRASTRUCTURE",
    "53100, INFRASTRUCTURE",
    "53300, INFRASTRUCTURE",
    "25006, INFRASTRUCTURE",
    "25P03, INFRASTRUCTURE",
    "40P01, RETRY",
    "40001, RETRY",
    "55P03, RETRY",
    "0A000, RETRY",
    "22001, DATA",
    "22P02, DATA",
    "23505, DATA",
    "23503, DATA",
    "P0001, DATA",
    "28P01, CONFIGURATION",
    "42501, CONFIGURATION",
    "42P01, CONFIGURATION",
    "42703, CONFIGURATION",
    "3D000, CONFIGURATION",
    "XX000, FATAL",
    "42601, FATAL",
    ", FATAL",
  })
  void shouldTellFromTheSqlStateWhatToDo(String state, ErrorClass expected) {
    // Given / When / Then
    assertThat(ErrorClass.of(new SQLException("whatever it says", state))).isEqualTo(expected);
  }
}
