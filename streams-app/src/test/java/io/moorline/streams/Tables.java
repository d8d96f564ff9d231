package io.moorline.streams;

import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.PipelineParser;
import io.moorline.rules.pipeline.Reference;
import io.moorline.rules.pipeline.TableName;
import io.moorline.schemas.Catalog;
import io.moorline.schemas.Column;
import io.moorline.schemas.ColumnType;
import io.moorline.schemas.ColumnType.Kind;
import io.moorline.schemas.Names;
import io.moorline.schemas.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The pipeline of the tests, and the tables that its database has. */
final class Tables {

  private static final String PROVENANCE =
      ", _source, _needs_review bool, _derived_from_domain, _derived_at timestamptz";

  private static final Catalog CATALOG =
      catalog(
          table(
              "staging",
              "detail",
              "id, no, plan, plan_title, plan_kind, portfolio, portfolio_title, amount decimal"),
          table("staging", "visit", "id, no, tenant, branch, town"),
          table("staging", "note", "id, no, plan, plan_title"),
          table("business", "detail", "no, plan, portfolio, amount decimal"),
          table("business", "visit", "no, tenant !, branch !"),
          table("business", "note", "no, plan"),
          table("business", "plan", "code, title, kind" + PROVENANCE),
          table("business", "portfolio", "code, plan !, title" + PROVENANCE),
          table("business", "branch", "id int8 default, tenant, no, town" + PROVENANCE),
          table("business", "registration", "id int8 default, registration_no, title" + PROVENANCE),
          table(
              "business",
              "maker",
              "id int8 default, code, title, parent_code, parent_id int8" + PROVENANCE),
          table(
              "business",
              "product",
              "id int8, reg_no, registration_id int8, maker_code, maker_id int8, title"),
          table("business", "variant", "id, product_id int8, registry_no, maker_code, maker_title"),
          table("staging", "sale", "id, no, maker, maker_title, maker_parent"),
          table("business", "sale", "no, maker, maker_id int8"),
          table("staging", "import", "id, no, reg_no"),
          table("business", "import", "no, reg_no, registration_id int8"),
          table("staging", "shipment", "id, no, sender, receiver, parent"),
          table("business", "shipment", "no, sender, receiver, sender_id int8, receiver_id int8"),
          table("staging", "audit", "id, no, reg_no, title"),
          table("business", "audit", "no, reg_no"),
          table("business", "remote", "no, plan"),
          table(
              "business",
              "party",
              "id int8 default, tenant int8 !, kind !, name !, _correlation" + PROVENANCE),
          table("business", "member", "id int8, tenant int8, name, contact_id int8, party_id int8"),
          table("business", "bill", "id int8, tenant int8, contact_id int8, party_id int8"),
          table("business", "owner", "id int8, tenant int8, party_id int8"),
          table("business", "visitor", "id int8, tenant int8, party_id int8"),
          table("business", "contact", "id int8, tenant int8, party_id int8" + PROVENANCE),
          table("business", "organization", "id int8, tenant int8, party_id int8" + PROVENANCE),
          table(
              "business",
              "entry",
              "id int8, tenant int8, kind, contact_id int8, organization_id int8, party_id int8,"
                  + " sponsor_id int8, sponsor_party_id int8, note"));

  private Tables() {}

  static Pipeline pipeline(int partitions) {
    return pipeline("test", partitions, "localhost:9092", "http://localhost:8081");
  }

  /** Tables that are corrected where they stand, and links by surrogate ids. */
  static Pipeline inPlace(int partitions) {
    return pipeline("/in-place.yml", "test", partitions, "localhost:9092", "http://localhost:8081");
  }

  /** Conditions, and links that several needs may fill. */
  static Pipeline parties() {
    return pipeline("/parties.yml", "test", 1, "localhost:9092", "http://localhost:8081");
  }

  /** Rows of another database than the reference's, and limits of what is derived. */
  static Pipeline shares() {
    return pipeline("/shares.yml", "test", 1, "localhost:9092", "http://localhost:8081");
  }

  /** References that authorities know, and each of the ways in which others are derived. */
  static Pipeline authorities() {
    return pipeline("/authorities.yml", "test", 1, "localhost:9092", "http://localhost:8081");
  }

  static Pipeline pipeline(String name, int partitions, String kafka, String registry) {
    return pipeline("/pipeline.yml", name, partitions, kafka, registry);
  }

  private static Pipeline pipeline(
      String resource, String name, int partitions, String kafka, String registry) {
    try (InputStream file = Tables.class.getResourceAsStream(resource)) {
      String yaml = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return new PipelineParser(Names::encode)
          .parse(
              yaml.replace("pipeline: test", "pipeline: " + name)
                  .replace("partitions: 4", "partitions: " + partitions)
                  .replace("localhost:9092", kafka)
                  .replace("http://localhost:8081", registry),
              "pipeline.yml",
              variable -> Optional.of("secret"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Catalog catalog() {
    return CATALOG;
  }

  static Catalog catalog(Table... tables) {
    Map<Catalog.Key, Table> byKey = new HashMap<>();
    for (Table table : tables) {
      byKey.put(new Catalog.Key("warehouse", table.schema(), table.name()), table);
    }
    Table remote = table("staging", "remote", "id, no, plan, plan_title");
    byKey.put(new Catalog.Key("hub", "staging", "remote"), remote);
    return new Catalog(byKey);
  }

  /** What an authority's rows look like: those of the reference, known by its key. */
  static Table authority(Pipeline pipeline, String id) {
    Reference reference =
        pipeline.references().values().stream()
            .filter(one -> one.authorities().stream().anyMatch(known -> known.id().equals(id)))
            .findFirst()
            .orElseThrow();
    Table table = captured(pipeline, reference.id());
    return new Table(
        table.schema(), table.name(), table.columns(), List.copyOf(reference.key().keySet()));
  }

  /** The captured table of a dataset. */
  static Table captured(Pipeline pipeline, String dataset) {
    TableName table = name(pipeline, dataset);
    return CATALOG.get(table.database(), table.schema(), table.table());
  }

  static String database(Pipeline pipeline, String dataset) {
    return name(pipeline, dataset).database();
  }

  private static TableName name(Pipeline pipeline, String dataset) {
    return pipeline.datasets().stream()
        .filter(one -> one.id().equals(dataset))
        .findFirst()
        .orElseThrow()
        .table();
  }

  /** The first column is the primary key; {@code !} marks one that must have a value. */
  static Table table(String schema, String name, String columns) {
    List<Column> parsed = Stream.of(columns.split(", ")).map(Tables::column).toList();
    return new Table(schema, name, parsed, List.of(parsed.get(0).name()));
  }

  private static Column column(String text) {
    return new Column(
        text.split(" ")[0], type(text), !text.endsWith("!"), text.contains("default"), true);
  }

  private static ColumnType type(String text) {
    if (text.contains("decimal")) {
      return ColumnType.decimal(12, 2);
    } else if (text.contains("timestamptz")) {
      return ColumnType.of(Kind.TIMESTAMPTZ);
    } else if (text.contains("bool")) {
      return ColumnType.of(Kind.BOOLEAN);
    } else if (text.contains("int8")) {
      return ColumnType.of(Kind.INT8);
    }
    return ColumnType.of(Kind.TEXT);
  }
}
