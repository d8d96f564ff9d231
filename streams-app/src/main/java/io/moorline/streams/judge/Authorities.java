package io.moorline.streams.judge;

import io.moorline.rules.pipeline.Authority;
import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.schemas.Position;
import io.moorline.schemas.RowChange.Intent;
import io.moorline.schemas.RowChange.Origin;
import io.moorline.streams.message.Derivation;
import io.moorline.streams.message.Derivation.TakeOver;
import io.moorline.streams.message.Existing;
import io.moorline.streams.message.IndexEntry;
import io.moorline.streams.message.Statement;
import io.moorline.streams.message.Subscription;
import io.moorline.streams.model.AuthorityModel;
import io.moorline.streams.model.ReferenceModel;
import io.moorline.streams.station.Desk;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Has the row of a reference written as its authorities know it: once each time that they say
 * something new, and again when the row is another one than it was said of.
 */
final class Authorities {

  private static final char SEPARATOR = '|';

  private final Desk desk;
  private final Gate gate;
  private final KeyValueStore<String, Statement> statements;
  private final Disagreements disagreements;

  Authorities(Desk desk, Gate gate, KeyValueStore<String, Statement> statements) {
    this.desk = desk;
    this.gate = gate;
    this.statements = statements;
    this.disagreements = new Disagreements(desk);
  }

  /** The authority whose row this is, if it is one's. */
  Optional<AuthorityModel> of(String row) {
    return desk.model().authority(row.substring(0, row.indexOf(SEPARATOR)));
  }

  /** An authority's row came, changed or (null) went. */
  void row(AuthorityModel authority, String reference, String row, @Nullable IndexEntry entry) {
    Statement before = find(reference).orElse(Statement.NONE);
    Statement now = before.with(row, entry);
    statements.put(reference, now);
    disagreements.changed(authority, reference, before.rows(), now.rows());
    if (isUnsaid(reference, now)) {
      say(reference);
    }
  }

  /** The rows that have the key are not the same any more. */
  void changed(String reference, Existing rows) {
    find(reference)
        .filter(statement -> rows.exists() && !statement.met())
        .ifPresent(statement -> statements.put(reference, statement.whenMet()));
    find(reference)
        .filter(
            statement ->
                rows.only()
                    .filter(row -> isOther(statement, row) || isUnsaid(reference, statement))
                    .isPresent())
        .ifPresent(statement -> say(reference));
  }

  /** Something new came while several rows had the key. */
  private boolean isUnsaid(String reference, Statement statement) {
    return first(reference, statement)
        .filter(first -> !statement.hasSaid(content(reference, first.entry())))
        .isPresent();
  }

  /**
   * A new snapshot did not find the row: it is on its way yet, or went while nobody watched.
   * Whoever needs it has it written again.
   */
  void lost(String reference, Statement statement) {
    if (statement.isUnderWay() && !gate.rows(reference).exists()) {
      statements.put(reference, statement.whenMet());
    }
  }

  /** The gate that it waited for is open. */
  void due(String reference) {
    find(reference).filter(statement -> statement.times() == 0).ifPresent(never -> say(reference));
  }

  /**
   * Somebody waits for the key, which no row has.
   *
   * @return false: no authority knows it either
   */
  boolean know(String reference) {
    Optional<Statement> known =
        find(reference).filter(statement -> first(reference, statement).isPresent());
    known.filter(statement -> !statement.isUnderWay()).ifPresent(lost -> say(reference));
    return known.isPresent();
  }

  private void say(String reference) {
    if (gate.passes(reference, Subscription.ANY) && !gate.rows(reference).isAmbiguous()) {
      find(reference)
          .flatMap(statement -> first(reference, statement))
          .ifPresent(first -> say(reference, first));
    }
  }

  private void say(String reference, Existing.Row first) {
    ReferenceKey key = ReferenceKey.parse(reference);
    ReferenceModel model = desk.model().reference(key.reference());
    Statement before = find(reference).orElseThrow();
    Map<String, String> content = content(reference, first.entry());
    Map<String, String> of =
        gate.rows(reference)
            .only()
            .map(row -> keyOf(model, row))
            .orElse(key.columns(model.dataset()));
    Statement now = before.told(content, of, gate.rows(reference).exists());
    statements.put(reference, now);
    desk.derive(derivation(key, first, of, content, before));
  }

  private Derivation derivation(
      ReferenceKey key,
      Existing.Row first,
      Map<String, String> of,
      Map<String, String> content,
      Statement before) {
    ReferenceModel model = desk.model().reference(key.reference());
    Map<String, String> columns = new HashMap<>(of);
    columns.putAll(content);
    columns.putAll(model.provenance().ofAuthority());
    Position row = first.entry().position();
    return new Derivation(
        Intent.TAKE_OVER,
        key.text(),
        columns,
        Map.of(),
        new Position(Math.toIntExact(before.times() + 1), row.epoch(), row.order()),
        origin(key, first),
        new TakeOver(first.entry().empty(), false));
  }

  /** Its positions compare with no database's; what is given back comes to the home of the key. */
  private Origin origin(ReferenceKey key, Existing.Row row) {
    AuthorityModel authority = of(row.id()).orElseThrow();
    return new Origin(
        authority.id(),
        authority.authority().origin().toString(),
        desk.model().topics().cdc(authority.id()).name(),
        desk.home(key.text()),
        0,
        desk.now(),
        row.id());
  }

  /** The first authority of the pipeline file counts, and of its rows the first. */
  private Optional<Existing.Row> first(String reference, Statement statement) {
    List<String> order =
        desk
            .model()
            .reference(ReferenceKey.parse(reference).reference())
            .dataset()
            .authorities()
            .stream()
            .map(Authority::id)
            .toList();
    return statement.rows().rows().stream()
        .filter(row -> of(row.id()).isPresent())
        .min(
            Comparator.<Existing.Row>comparingInt(
                    row -> order.indexOf(of(row.id()).orElseThrow().id()))
                .thenComparing(row -> row.entry().position().order())
                .thenComparing(Existing.Row::id));
  }

  /** A row that people spell otherwise, or that was derived at the same moment. */
  private boolean isOther(Statement statement, IndexEntry row) {
    return statement.times() == 0
        || row.derived()
        || !row.columns().entrySet().containsAll(statement.of().entrySet());
  }

  private Map<String, String> content(String reference, IndexEntry entry) {
    ReferenceModel model = desk.model().reference(ReferenceKey.parse(reference).reference());
    Map<String, String> content = new HashMap<>(entry.columns());
    content.keySet().removeAll(model.dataset().key().keySet());
    return content;
  }

  private static Map<String, String> keyOf(ReferenceModel model, IndexEntry row) {
    Map<String, String> key = new HashMap<>(row.columns());
    key.keySet().retainAll(model.dataset().key().keySet());
    return key;
  }

  Optional<Statement> find(String reference) {
    return Optional.ofNullable(statements.get(reference));
  }
}
