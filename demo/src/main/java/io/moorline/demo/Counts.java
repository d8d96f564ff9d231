package io.moorline.demo;

import io.moorline.rules.pipeline.Fact;
import io.moorline.rules.pipeline.InPlace;
import io.moorline.rules.pipeline.Need;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.Reference;
import io.moorline.rules.pipeline.TableName;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts rows in the databases of a pipeline; every number is what SQL says. */
public final class Counts implements AutoCloseable {

  private final Pipeline pipeline;
  private final Asker asker = new Asker();

  public Counts(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /** In the captured tables, those that are corrected in place included. */
  long facts() throws SQLException {
    return toLoad() + inPlace();
  }

  /** In the mirrors, and in place what was corrected. */
  long written() throws SQLException {
    return mirrored() + corrected();
  }

  /** With whom Moorline has nothing to do any more, unless something else changes. */
  long settled() throws SQLException {
    long pending = unlinked();
    return loaded() + quarantinedFacts() + inPlace() - pending;
  }

  long derived() throws SQLException {
    String made = Conditions.quoted(pipeline.columns().source()) + " = 'auto_derived'";
    long rows = 0;
    for (TableName table :
        pipeline.references().values().stream().map(Reference::table).distinct().toList()) {
      rows += count(table, made);
    }
    return rows;
  }

  /** Rows without the key of one of their references, written or in place. */
  long absent() throws SQLException {
    long rows = 0;
    for (Fact fact : pipeline.facts().values()) {
      rows += count(fact.into(), Conditions.anyAbsent(fact.needs()));
    }
    for (InPlace dataset : pipeline.inPlace().values()) {
      rows += count(dataset.table(), Conditions.anyAbsent(dataset.needs()));
    }
    return rows;
  }

  /** Rows already in place whose link cannot be filled yet. */
  long openLinks() throws SQLException {
    return openReferences() + listedLinks();
  }

  Map<String, Long> quarantined() throws SQLException {
    return asker.numbers(
        pipeline.target(),
        "SELECT reason, count(*) FROM moorline.quarantine WHERE state = 'OPEN' GROUP BY 1");
  }

  /** Rows of facts that are set aside. */
  long quarantinedFacts() throws SQLException {
    return number(
        "SELECT count(*) FROM moorline.quarantine WHERE state = 'OPEN' AND dataset = "
            + anyOf(pipeline.facts().values().stream().map(Fact::id)));
  }

  /** Facts to load that are neither in a mirror nor set aside. */
  long parked() throws SQLException {
    return toLoad() - loaded() - quarantinedFacts();
  }

  /** Rows in place whose link is to be filled, and of whom nobody has said yet why it is not. */
  long unlinked() throws SQLException {
    long rows = 0;
    for (InPlace dataset : pipeline.inPlace().values()) {
      for (String condition : Conditions.unlinked(dataset)) {
        rows += count(dataset.table(), condition);
      }
    }
    return rows;
  }

  /** All of it at once. */
  public Figures figures(long lag, Map<String, Long> oddities, double seconds) throws SQLException {
    return new Figures(
        facts(),
        derived(),
        parked(),
        openLinks(),
        written(),
        quarantined(),
        absent(),
        late(),
        lag,
        changeLog(),
        oddities,
        seconds);
  }

  long late() throws SQLException {
    return number("SELECT count(*) FROM moorline.quarantine WHERE state = 'RETURNED'");
  }

  long changeLog() throws SQLException {
    return number("SELECT count(*) FROM moorline.change_log_entry");
  }

  /** In the target. */
  long number(String sql) throws SQLException {
    return asker.number(pipeline.target(), sql);
  }

  @Override
  public void close() throws SQLException {
    asker.close();
  }

  private long toLoad() throws SQLException {
    return all(pipeline.facts().values().stream().map(Fact::table));
  }

  private long mirrored() throws SQLException {
    return all(pipeline.facts().values().stream().map(Fact::into));
  }

  /** Rows that the mirrors show, or something newer in their place. */
  private long loaded() throws SQLException {
    long rows = 0;
    for (Fact fact : pipeline.facts().values()) {
      rows +=
          fact.newestBy().isEmpty()
              ? count(fact.into(), Conditions.ALL)
              : count(fact.table(), Conditions.shown(fact));
    }
    return rows;
  }

  private long inPlace() throws SQLException {
    return all(pipeline.inPlace().values().stream().map(InPlace::table));
  }

  private long corrected() throws SQLException {
    return number(
        "SELECT count(DISTINCT (entity_type, entity_key)) FROM moorline.change_log_entry"
            + " JOIN moorline.change_batch USING (batch) WHERE entity_type = "
            + anyOf(pipeline.inPlace().values().stream().map(InPlace::entity)));
  }

  private long listedLinks() throws SQLException {
    return pipeline.inPlace().isEmpty() ? 0 : number("SELECT count(*) FROM moorline.open_link");
  }

  /** Rows of captured reference tables that point at a reference which is not there. */
  private long openReferences() throws SQLException {
    long rows = 0;
    for (Reference dataset : pipeline.references().values()) {
      for (Need need : dataset.needs()) {
        String exists = Conditions.exists(need, pipeline.reference(need).table());
        rows += count(dataset.table(), "NOT " + Conditions.absent(need) + " AND NOT " + exists);
      }
    }
    return rows;
  }

  private long all(Stream<TableName> tables) throws SQLException {
    long rows = 0;
    for (TableName table : tables.toList()) {
      rows += count(table, Conditions.ALL);
    }
    return rows;
  }

  private long count(TableName table, String condition) throws SQLException {
    return asker.number(
        pipeline.databases().get(table.database()),
        "SELECT count(*) FROM " + Conditions.quoted(table) + " row WHERE " + condition);
  }

  private static String anyOf(Stream<String> words) {
    return words
        .map(Conditions::literal)
        .collect(Collectors.joining(", ", "ANY (ARRAY[", "]::text[])"));
  }
}
