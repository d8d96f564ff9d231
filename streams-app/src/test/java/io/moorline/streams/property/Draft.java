package io.moorline.streams.property;

import io.moorline.schemas.Catalog;
import io.moorline.schemas.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Draws a pipeline with its tables: up to five references, each pointing at some of those before it
 * and maybe at its own kind; facts that point at any; rows {@code p} that are corrected in place,
 * rows {@code v} that claim links of those, and rows {@code q} with a link that two needs may fill
 * and a column that may point at nothing. A row names the keys of all it may need in {@code up0} to
 * {@code up4}, so that whatever is derived from it can name its own.
 */
final class Draft {

  private static final String PROVENANCE =
      "_source, _needs_review bool, _derived_from_domain, _derived_at timestamptz";

  private final Random random;
  private final int references;
  private final List<Boolean> scoped = new ArrayList<>();
  private final List<Boolean> surrogate = new ArrayList<>();
  private final List<Boolean> selfish = new ArrayList<>();
  private final List<String> rules = new ArrayList<>();
  private final DraftTables tables = new DraftTables();
  private final StringBuilder yaml = new StringBuilder();

  Draft(Random random, int partitions) {
    this.random = random;
    this.references = 1 + random.nextInt(5);
    int facts = 1 + random.nextInt(2);
    head(partitions);
    for (int i = 0; i < references; i++) {
      scoped.add(chance(30));
      surrogate.add(chance(40));
      selfish.add(chance(25));
      rules.add(chance(70) ? "code" : "number");
      reference(i);
    }
    yaml.append("facts:\n");
    for (int i = 0; i < facts; i++) {
      fact("f" + i);
    }
    if (chance(60)) {
      corrected();
    }
    if (chance(60)) {
      alternatives();
    }
  }

  String yaml() {
    return yaml.toString();
  }

  Map<Catalog.Key, Table> tables() {
    return tables.all();
  }

  private void head(int partitions) {
    yaml.append(
        """
        pipeline: random
        domain: testing
        databases:
          warehouse: { url: "jdbc:postgresql://localhost/x", user: u, password: "${PASSWORD}" }
        target: warehouse
        kafka: { servers: "localhost:9092", partitions: %d }
        registry: { url: "http://localhost:8081" }
        keys:
          code: [nfkc, strip spaces, upper]
          number: [strip spaces, strip leading zeros, upper]
        references:
        """
            .formatted(partitions));
  }

  private void reference(int i) {
    String key = (scoped.get(i) ? "tenant: code, " : "") + "code: " + rules.get(i);
    yaml.append("  r%d:\n    id: r%d\n    table: warehouse.business.r%d\n".formatted(i, i, i));
    yaml.append("    key: { %s }\n".formatted(key));
    if (chance(30)) {
      authorities(i);
    }
    if (chance(20)) {
      yaml.append("    fill later: no\n");
    }
    List<Integer> parents = new ArrayList<>();
    for (int j = 0; j < i; j++) {
      if (chance(j == i - 1 ? 80 : 15)) {
        parents.add(j);
      }
    }
    needs(parents, false);
    if (selfish.get(i)) {
      itself(i, parents.isEmpty());
    }
    referenceTable(i, parents);
  }

  private void authorities(int i) {
    if (chance(25)) {
      yaml.append("    strategy: preload_only\n");
    } else {
      yaml.append("    derive when: %s\n".formatted(chance(50) ? "always" : "fallback"));
    }
    yaml.append("    authority:\n      - { id: x%1$d, file: x%1$d.csv }\n".formatted(i));
    if (chance(40)) {
      yaml.append("      - { id: y%1$d, file: y%1$d.csv }\n".formatted(i));
    }
  }

  private void itself(int i, boolean first) {
    yaml.append(first ? "    needs:\n" : "");
    yaml.append("      r%d:\n".formatted(i));
    yaml.append(
        "        by: { %scode: self }\n".formatted(scoped.get(i) ? "tenant: tenant, " : ""));
    if (chance(50)) {
      yaml.append("        derive: { a: a }\n");
    }
  }

  private void referenceTable(int i, List<Integer> parents) {
    List<String> columns = new ArrayList<>();
    if (surrogate.get(i)) {
      columns.add("id int8 default");
    }
    columns.add("tenant");
    columns.add("code");
    for (int j = 0; j < i; j++) {
      columns.add("up" + j + (parents.contains(j) && chance(30) ? " !" : ""));
    }
    if (selfish.get(i)) {
      columns.add(chance(15) ? "self !" : "self");
    }
    columns.add(chance(15) ? "a !" : "a");
    columns.add("b");
    columns.addAll(List.of(PROVENANCE.split(", ")));
    List<String> natural = scoped.get(i) ? List.of("tenant", "code") : List.of("code");
    tables.add("business", "r" + i, columns, surrogate.get(i) ? List.of("id") : natural);
  }

  private void fact(String name) {
    List<Integer> needed = new ArrayList<>();
    for (int j = 0; j < references; j++) {
      if (chance(j == references - 1 ? 70 : 30)) {
        needed.add(j);
      }
    }
    yaml.append(
        "  %1$s:\n    id: %1$s\n    from: warehouse.staging.%1$s\n    into: warehouse.business.%1$s\n"
            .formatted(name));
    yaml.append("    key: [id]\n");
    if (chance(20)) {
      yaml.append("    unresolved: quarantine\n");
    }
    needs(needed, true);
    List<String> staging = new ArrayList<>(List.of("id", "tenant", "a", "b", "other"));
    List<String> mirror = new ArrayList<>(List.of("id", "tenant", "a"));
    for (int j = 0; j < references; j++) {
      staging.add("up" + j);
      mirror.add("up" + j + (needed.contains(j) && chance(15) ? " !" : ""));
    }
    tables.add("staging", name, staging, List.of("id"));
    tables.add("business", name, mirror, List.of("id"));
  }

  /** A table that is corrected where it stands, and one whose rows know keys of its rows. */
  private void corrected() {
    List<Integer> own = some(60);
    List<Integer> claimed = some(50);
    if (own.isEmpty() && claimed.isEmpty()) {
      return;
    }
    List<String> normalized = new ArrayList<>();
    own.forEach(j -> normalized.add("up%d: %s".formatted(j, rules.get(j))));
    yaml.append("  p:\n    id: p\n    table: warehouse.business.p\n");
    if (!own.isEmpty()) {
      yaml.append("    normalize: { %s }\n".formatted(String.join(", ", normalized)));
      yaml.append("    needs:\n");
    }
    own.forEach(j -> need(j, true, ""));
    List<String> columns = new ArrayList<>(List.of("id", "tenant", "a", "b", "other"));
    for (int j = 0; j < references; j++) {
      columns.add("up" + j);
      columns.add("l" + j + (surrogate.get(j) ? " int8" : ""));
    }
    tables.add("business", "p", columns, List.of("id"));
    if (!claimed.isEmpty()) {
      claims(claimed);
    }
  }

  private void alternatives() {
    int first = random.nextInt(references);
    int second = random.nextInt(references);
    yaml.append("  q:\n    id: q\n    table: warehouse.business.q\n    needs:\n");
    alternative("first", first, "up" + first);
    yaml.append("        link: { l9: code }\n");
    alternative("second", second, second == first ? "other" : "up" + second);
    yaml.append("        link: { l9: code }\n        unless: first\n");
    orphan(random.nextInt(references));
    List<String> columns =
        new ArrayList<>(List.of("id", "tenant", "a", "b", "other", "lost", "l9"));
    columns.addAll(ups());
    tables.add("business", "q", columns, List.of("id"));
  }

  private void alternative(String name, int j, String by) {
    yaml.append("      %s:\n        reference: r%d\n".formatted(name, j));
    yaml.append(
        "        by: { %scode: %s }\n".formatted(scoped.get(j) ? "tenant: tenant, " : "", by));
    if (chance(50)) {
      derive(j, true);
    } else {
      yaml.append("        mode: link_only\n");
    }
    if (chance(30)) {
      yaml.append("        when: 'row.b != \"\"'\n");
    }
  }

  private void orphan(int j) {
    yaml.append("      orphan:\n        reference: r%d\n".formatted(j));
    yaml.append(
        "        by: { %scode: lost }\n".formatted(scoped.get(j) ? "tenant: tenant, " : ""));
    String policy = List.of("report", "create", "nullify").get(random.nextInt(3));
    yaml.append("        orphans: { lost: %s }\n".formatted(policy));
    derive(j, true);
  }

  private void claims(List<Integer> claimed) {
    yaml.append("  v:\n    id: v\n    table: warehouse.business.v\n    needs:\n");
    claimed.forEach(j -> need(j, true, "        of: { p: { id: pid } }\n"));
    List<String> columns = new ArrayList<>(List.of("id", "pid", "tenant", "a", "b", "other"));
    columns.addAll(ups());
    tables.add("business", "v", columns, List.of("id"));
  }

  /** The columns with the keys of all references. */
  private List<String> ups() {
    return IntStream.range(0, references).mapToObj(j -> "up" + j).toList();
  }

  private List<Integer> some(int percent) {
    List<Integer> some = new ArrayList<>();
    for (int j = 0; j < references; j++) {
      if (chance(percent)) {
        some.add(j);
      }
    }
    return some;
  }

  private void needs(List<Integer> needed, boolean knowsOther) {
    if (!needed.isEmpty()) {
      yaml.append("    needs:\n");
    }
    needed.forEach(j -> need(j, knowsOther, null));
  }

  /**
   * @param of what the link fills; null: the row has no links
   */
  private void need(int j, boolean knowsOther, @Nullable String of) {
    yaml.append("      r%d:\n".formatted(j));
    yaml.append(
        "        by: { %scode: up%d }\n".formatted(scoped.get(j) ? "tenant: tenant, " : "", j));
    derive(j, knowsOther);
    if (of != null) {
      yaml.append("        link: { l%d: %s }\n".formatted(j, surrogate.get(j) ? "id" : "code"));
      yaml.append(of);
    }
    if (chance(of == null ? 20 : 40)) {
      yaml.append("        mode: %s\n".formatted(chance(50) ? "fill_null_only" : "link_only"));
    }
  }

  private void derive(int j, boolean knowsOther) {
    List<String> columns = new ArrayList<>(List.of("a: a", "b: b"));
    if (!scoped.get(j)) {
      columns.add("tenant: tenant");
    }
    if (selfish.get(j) && knowsOther) {
      columns.add("self: other");
    }
    for (int up = 0; up < j; up++) {
      columns.add("up" + up + ": up" + up);
    }
    columns.removeIf(column -> chance(10));
    if (!columns.isEmpty()) {
      yaml.append("        derive: { %s }\n".formatted(String.join(", ", columns)));
    }
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
