package io.moorline.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PartProcessTest {

  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final CompletableFuture<Integer> NEVER = new CompletableFuture<>();

  private final List<String> events = new CopyOnWriteArrayList<>();
  private final RecordedPart source = RecordedPart.working("source", events);
  private final RecordedPart sink = RecordedPart.working("sink", events);

  @Test
  void shouldStartInOrderAndCloseInReverse() {
    // Given
    PartProcess process = process(DEADLINE, source, sink);

    // When
    int code = process.run(CompletableFuture.completedFuture(143));

    // Then
    assertThat(code).isEqualTo(143);
    assertThat(events).containsExactly("start source", "start sink", "close sink", "close source");
  }

  @Test
  void shouldFailAndCloseTheOthersWhenAPartDies() {
    // Given
    PartProcess process = process(DEADLINE, source, sink);
    source.die(new IllegalStateException("slot is gone"));

    // When
    Throwable failure = Failures.unwrap(catchThrowable(() -> process.run(NEVER)));

    // Then
    assertThat(failure)
        .isInstanceOf(UserError.class)
        .hasMessage("source ended by itself: IllegalStateException: slot is gone");
    assertThat(((UserError) failure).exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(events).endsWith("close sink", "close source");
  }

  @Test
  void shouldFailWhenAPartEndsWithoutBeingAsked() {
    // Given
    PartProcess process = process(DEADLINE, source);
    source.endQuietly();

    // When
    Throwable failure = Failures.unwrap(catchThrowable(() -> process.run(NEVER)));

    // Then
    assertThat(failure).isInstanceOf(UserError.class).hasMessage("source ended by itself");
  }

  @Test
  void shouldTellWhatADyingPartTellsTheUser() {
    // Given
    UserError told = new UserError(ExitCode.REFUSED, "the slot is lost", "Drop it.");
    PartProcess process = process(DEADLINE, source);
    source.die(told);

    // When
    Throwable failure = Failures.unwrap(catchThrowable(() -> process.run(NEVER)));

    // Then
    assertThat(failure).isSameAs(told);
  }

  @Test
  void shouldCloseWhatRunsWhenALaterPartCannotStart() {
    // Given
    UserError refused = new UserError(ExitCode.CANNOT_CONNECT, "no server", "Start it.");
    RecordedPart broken =
        new RecordedPart(
            "sink",
            events,
            () -> {
              throw refused;
            },
            () -> {});
    PartProcess process = process(DEADLINE, source, broken);

    // When, Then
    assertThatThrownBy(() -> process.run(NEVER)).isSameAs(refused);
    assertThat(events).endsWith("start sink", "close sink", "close source");
  }

  @Test
  void shouldNotWaitForAPartThatNeverCloses() {
    // Given
    CountDownLatch never = new CountDownLatch(1);
    RecordedPart stuck = new RecordedPart("sink", events, () -> {}, () -> await(never));
    PartProcess process = process(Duration.ofMillis(50), source, stuck);

    // When
    process.run(CompletableFuture.completedFuture(143));

    // Then
    assertThat(events).endsWith("close sink", "close source");
  }

  private PartProcess process(Duration deadline, Part... parts) {
    return new PartProcess(List.of(parts), deadline);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
