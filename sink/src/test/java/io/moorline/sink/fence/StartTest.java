package io.moorline.sink.fence;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.sink.fence.Start.Reason;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartTest {

  private static final long EARLIEST = 5;

  @ParameterizedTest(name = "committed {0}, fence {1}-{2}: {3} at {5}")
  @CsvSource({
    "200, 100, 200, CONTINUED, 100, 200",
    "200, 200, 200, CONTINUED, 200, 200",
    "100, 100, 200, CRASH_WINDOW, 100, 200",
    "150, 100, 200, CRASH_WINDOW, 100, 200",
    "199, 100, 200, CRASH_WINDOW, 100, 200",
    " 99, 100, 200, REWOUND, 99, 99",
    "  0, 100, 200, REWOUND, 0, 0",
    "201, 100, 200, RESTORED, 100, 200",
    "   , 100, 200, OFFSET_EXPIRED, 100, 200",
    "   ,    ,    , EARLIEST, 5, 5",
    "300,    ,    , RESTORED, 5, 5",
  })
  void shouldDecideWhereReadingBegins(
      Long committed, Long base, Long next, Reason reason, long startBase, long startNext) {
    // Given
    OptionalLong offset = committed == null ? OptionalLong.empty() : OptionalLong.of(committed);
    Optional<Fence> fence = Optional.ofNullable(base).map(known -> new Fence(7, known, next));

    // When
    Start start = Start.decide(offset, fence, EARLIEST);

    // Then
    assertThat(start).isEqualTo(new Start(reason, startBase, startNext));
  }
}
