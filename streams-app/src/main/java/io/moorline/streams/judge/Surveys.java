package io.moorline.streams.judge;

import io.moorline.rules.pipeline.Reference;
import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.streams.message.Existing;
import io.moorline.streams.message.KeyState;
import io.moorline.streams.message.KeyState.Stage;
import io.moorline.streams.message.Share;
import io.moorline.streams.message.Statement;
import io.moorline.streams.station.Desk;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;

/** What follows for the keys of a reference when its first snapshot, or a new one, is complete. */
final class Surveys {

  private static final long BUDGET_NANOS = Duration.ofMillis(5).toNanos();

  private final ExistingRows existing;
  private final Shares shares;
  private final Authorities authorities;
  private final Judge judge;
  private final News news;
  private final Survey<byte[]> found;
  private final Survey<Statement> said;
  private final Survey<KeyState> derived;

  Surveys(
      Desk desk,
      ExistingRows existing,
      Shares shares,
      Authorities authorities,
      Judge judge,
      News news) {
    this.existing = existing;
    this.shares = shares;
    this.authorities = authorities;
    this.judge = judge;
    this.news = news;
    this.found = survey("$", desk, JudgeStores.EXISTING);
    this.said = survey("&", desk, JudgeStores.STATEMENTS);
    this.derived = survey("%", desk, JudgeStores.KEYS);
  }

  /** Nothing was known of the reference before. */
  void first(String reference) {
    found.begin(reference);
  }

  /** Some of it at once: what is derived or said from here on is not lost. */
  void again(String reference) {
    said.begin(reference);
    derived.begin(reference);
    goOn();
  }

  void goOn() {
    found.goOn(BUDGET_NANOS, (reference, rows) -> news.found(reference, Existing.read(rows)));
    said.goOn(BUDGET_NANOS, authorities::lost);
    derived.goOn(BUDGET_NANOS, this::lost);
  }

  boolean isUnderWay() {
    return found.isUnderWay() || said.isUnderWay() || derived.isUnderWay();
  }

  /** Its row is on its way yet, or went while nobody watched. */
  private void lost(String reference, KeyState state) {
    if (state.stage() == Stage.DERIVED && !existing.of(reference).exists()) {
      authorities.find(reference).ifPresent(known -> authorities.lost(reference, known));
      shares.change(ReferenceKey.parse(reference).reference(), Share::ended);
      judge.lost(reference, state);
    }
  }

  private <T> Survey<T> survey(String name, Desk desk, String store) {
    KeyValueStore<String, T> keys = desk.context().getStateStore(store);
    List<String> references =
        desk.model().pipeline().references().values().stream().map(Reference::id).toList();
    return new Survey<>(name, existing, keys, references);
  }
}
