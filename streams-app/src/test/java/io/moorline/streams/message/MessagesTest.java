package io.moorline.streams.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moorline.rules.resolve.Verdict.Ambiguous;
import io.moorline.rules.resolve.Verdict.Linked;
import io.moorline.rules.resolve.Verdict.Missing;
import io.moorline.rules.resolve.Verdict.Underivable;
import io.moorline.schemas.Position;
import io.moorline.schemas.RowChange.Intent;
import io.moorline.schemas.RowChange.Origin;
import io.moorline.streams.message.Anchor.State;
import io.moorline.streams.message.Derivation.TakeOver;
import io.moorline.streams.message.KeyState.Stage;
import io.moorline.streams.message.ParkMessage.Followed;
import io.moorline.streams.message.ParkMessage.Subscribe;
import io.moorline.streams.message.ParkMessage.Unsubscribe;
import io.moorline.streams.message.Round.Task;
import io.moorline.streams.message.Waiting.Said;
import io.moorline.streams.message.Waiting.Standing;
import io.moorline.streams.message.Waiting.Told;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {

  private static final Position POSITION = new Position(3, -1L, 1L << 40);
  private static final Origin ORIGIN =
      new Origin(
          "detail", "db", "t", 3, 1L << 33, Instant.parse("2026-01-02T03:04:05.123456Z"), "r");
  private static final IndexEntry ENTRY =
      new IndexEntry(POSITION, Map.of("年金计划号", "P1", "b", ""), Set.of("title"), true);
  private static final Subscription SUBSCRIPTION =
      new Subscription(
          2,
          "detail|x",
          POSITION,
          true,
          true,
          false,
          POSITION,
          Instant.parse("2026-01-02T03:04:05.123Z"),
          Map.of("title", "One"),
          Set.of("id"),
          new Vanished(POSITION, Map.of("code", "P1")),
          ORIGIN);

  private static final Claim CLAIM =
      new Claim(
          "variant.registrations",
          "r",
          "a",
          "product",
          3,
          "p",
          "registration|R1",
          Map.of("title", "One"),
          "db",
          POSITION);
  private static final Map<String, Optional<String>> COLUMNS =
      Map.of("id", Optional.of("1"), "registration_id", Optional.empty());

  @ParameterizedTest
  @MethodSource("messages")
  void shouldReadBackWhatWasWritten(Message message, Function<byte[], Message> reader) {
    // When
    Message read = reader.apply(message.toBytes());

    // Then
    assertThat(read).isEqualTo(message);
  }

  private static final Derivation TAKE_OVER =
      new Derivation(
          Intent.TAKE_OVER,
          "plan|P1",
          Map.of("code", "P1", "title", "One"),
          Map.of(),
          POSITION,
          ORIGIN,
          new TakeOver(Set.of("kind"), true));

  static Stream<Arguments> messages() {
    KeyState state = KeyState.NEW.join(SUBSCRIPTION).at(Stage.UNDERIVABLE);
    return Stream.of(
        of(ENTRY, IndexEntry::read),
        of(new Mark(POSITION, true), Mark::read),
        of(new ReferenceRow(POSITION, "plan|P1", ENTRY), ReferenceRow::read),
        of(new ReferenceRow(POSITION, null, null), ReferenceRow::read),
        of(Existing.NONE.with("a", ENTRY).with("b", ENTRY), Existing::read),
        of(new Subscribe(SUBSCRIPTION), ParkMessage::read),
        of(new Unsubscribe("0|detail|x"), ParkMessage::read),
        of(new Followed(), ParkMessage::read),
        of(SUBSCRIPTION, Subscription::read),
        of(new Answer("r", POSITION, "plan|P1", new Linked<>(ENTRY), true), Answer::read),
        of(
            new Answer("r", POSITION, "k", new Underivable<>(Set.of("a", "b")), false),
            Answer::read),
        of(new Answer("r", POSITION, "k", new Ambiguous<>(300), false), Answer::read),
        of(new Answer("r", POSITION, "k", new Missing<>(), false), Answer::read),
        of(
            new Derivation(
                Intent.FILL_DERIVED,
                "plan|P1",
                Map.of("code", "P1"),
                Map.of("db", POSITION),
                POSITION,
                ORIGIN),
            Derivation::read),
        of(TAKE_OVER, Derivation::read),
        of(
            LastWord.none(TAKE_OVER)
                .told(TAKE_OVER, POSITION, Map.of("title", "One"))
                .untold(POSITION, Map.of("title", "One")),
            LastWord::read),
        of(Statement.NONE, Statement::read),
        of(
            Statement.NONE
                .with("hub|a", ENTRY)
                .told(Map.of("title", "One"), Map.of("code", "p 1"), false)
                .whenMet(),
            Statement::read),
        of(state, KeyState::read),
        of(KeyState.NEW, KeyState::read),
        of(CLAIM, Claim::read),
        of(CLAIM.takenBack(POSITION), Claim::read),
        of(Anchor.NONE.with(CLAIM), Anchor::read),
        of(new Anchor(new State(POSITION, ORIGIN, COLUMNS), Map.of()), Anchor::read),
        of(
            new ClaimedLink(
                "product",
                "variant.registrations",
                "variant.registrations",
                COLUMNS,
                "registration|R1",
                Map.of("title", "One"),
                Map.of("db", POSITION),
                POSITION,
                ORIGIN),
            ClaimedLink::read),
        of(new Share(5, 4, 3, 200), Share::read),
        of(new Round(Task.RECOUNT, "detail|x", 3), Round::read));
  }

  @Test
  void shouldReadBackARowThatWaits() {
    // Given
    Waiting waiting =
        new Waiting(
            Standing.SET_ASIDE,
            "ambiguous",
            "detail",
            Waiting.Kind.CAPTURED,
            POSITION,
            ORIGIN,
            new byte[] {1, 2},
            new byte[300],
            Map.of("plan|P1", ENTRY),
            Map.of("plan|P1", new Said("ambiguous", "Two rows.")),
            Map.of("plans", new Told("plan|P1", "missing")));

    // When
    Waiting read = Waiting.read(waiting.toBytes());

    // Then
    assertThat(read).usingRecursiveComparison().isEqualTo(waiting);
  }

  @Test
  void shouldRefuseAFormatThatItDoesNotKnow() {
    // Given
    byte[] bytes = new Mark(POSITION, true).toBytes();
    bytes[0] = 9;

    // When
    // Then
    assertThatThrownBy(() -> Mark.read(bytes)).hasMessageContaining("format 9");
  }

  @Test
  void shouldNameTheHomeInTheKey() {
    // When
    List<Integer> homes =
        Stream.of(0, 7, 120).map(i -> HomeKey.home(HomeKey.of(i, "9|x"))).toList();

    // Then
    assertThat(homes).containsExactly(0, 7, 120);
  }

  private static Arguments of(Message message, Function<byte[], Message> reader) {
    return Arguments.of(message, reader);
  }
}
