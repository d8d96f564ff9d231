package io.moorline.sink.fence;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.sink.fence.Start.Reason;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartTest {

  private static final long EARLIEST = 5;

  @ParameterizedTest(name = "committed {0} by {1}, fence {2}-{3}: {4} at {6}")
  @CsvSource({
    "200, sink, 100, 200, CONTINUED, 100, 200",
    "200, sink, 200, 200, CONTINUED, 200, 200",
    "200, tool, 100, 200, CONTINUED, 100, 200",
    "100, sink, 100, 200, CRASH_WINDOW, 100, 200",
    "150, sink, 100, 200, CRASH_WINDOW, 100, 200",
    "199, sink, 100, 200, CRASH_WINDOW, 100, 200",
    "100, tool, 100, 200, REWOUND, 100, 100",
    "199, tool, 100, 200, REWOUND, 199, 199",
    " 99, sink, 100, 200, REWOUND, 99, 99",
    " 99, tool, 100, 200, REWOUND, 99, 99",
    "  0, tool, 100, 200, REWOUND, 0, 0",
    "201, sink, 100, 200, RESTORED, 100, 200",
    "201, tool, 100, 200, RESTORED, 100, 200",
    "   ,     , 100, 200, OFFSET_EXPIRED, 100, 200",
    "   ,     ,    ,    , EARLIEST, 5, 5",
    "300, sink,    ,    , RESTORED, 5, 5",
  })
  void shouldDecideWhereReadingBegins(
      Long committed,
      String by,
      Long base,
      Long next,
      Reason reason,
      long startBase,
      long startNext) {
    // Given
    Optional<Committed> offset =
        Optional.ofNullable(committed).map(known -> new Committed(known, by.equals("sink")));
    Optional<Fence> fence = Optional.ofNullable(base).map(known -> new Fence(7, known, next, "id"));

    // When
    Start start = Start.decide(new InKafka(offset, EARLIEST, 1_000, "id"), fence);

    // Then
    assertThat(start).isEqualTo(new Start(reason, startBase, startNext));
  }
}
