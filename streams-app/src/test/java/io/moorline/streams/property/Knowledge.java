package io.moorline.streams.property;

import io.moorline.rules.pipeline.Authority;
import io.moorline.schemas.Captured;
import io.moorline.schemas.Captured.Op;
import io.moorline.schemas.CdcSchema;
import io.moorline.schemas.Position;
import io.moorline.schemas.Table;
import io.moorline.schemas.Topic;
import io.moorline.schemas.WireFormat;
import io.moorline.streams.message.Partitions;
import io.moorline.streams.model.AuthorityModel;
import io.moorline.streams.model.DatasetModel;
import io.moorline.streams.model.Model;
import io.moorline.streams.model.ReferenceModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What authorities know; they are loaded early or late, once or again, each time whole. */
final class Knowledge {

  private final Graph graph;
  private final Model model;
  private final Queues queues;
  private final People people;
  private final List<AuthorityModel> authorities = new ArrayList<>();
  private final Map<String, List<Map<String, @Nullable Object>>> rows = new LinkedHashMap<>();
  private final Map<String, Integer> loads = new HashMap<>();

  /** By reference key and column: everything that was ever said. */
  private final Map<String, Map<String, Set<Object>>> said = new HashMap<>();

  Knowledge(Graph graph, Queues queues, People people) {
    this.graph = graph;
    this.model = graph.model();
    this.queues = queues;
    this.people = people;
    for (DatasetModel dataset : model.datasets()) {
      if (dataset instanceof ReferenceModel reference) {
        for (Authority authority : reference.dataset().authorities()) {
          authorities.add(model.authority(authority.id()).orElseThrow());
          rows.put(authority.id(), new ArrayList<>());
        }
      }
    }
  }

  /** One of them learns, forgets or corrects something, and is loaded. */
  void act(Random random) {
    if (authorities.isEmpty()) {
      return;
    }
    AuthorityModel authority = authorities.get(random.nextInt(authorities.size()));
    List<Map<String, @Nullable Object>> known = rows.get(authority.id());
    for (int i = random.nextInt(4); i >= 0; i--) {
      Map<String, @Nullable Object> row = people.known(authority.reference().id(), random);
      int at = random.nextInt(known.size() + 1);
      if (at == known.size()) {
        known.add(row);
      } else if (random.nextInt(3) == 0) {
        known.remove(at);
      } else {
        known.set(at, row);
      }
    }
    load(authority);
  }

  /** Whoever was never loaded is, so that nobody waits for it. */
  void finish() {
    authorities.stream()
        .filter(authority -> !loads.containsKey(authority.id()))
        .forEach(this::load);
  }

  /** The row that counts for a key. */
  Optional<Map<String, @Nullable Object>> of(ReferenceModel reference, String key) {
    return reference.dataset().authorities().stream()
        .flatMap(authority -> having(authority.id(), reference, key).stream())
        .findFirst();
  }

  /** The keys that are known of a reference. */
  Set<String> keys(ReferenceModel reference) {
    Set<String> keys = new TreeSet<>();
    for (Authority authority : reference.dataset().authorities()) {
      rows.get(authority.id())
          .forEach(row -> reference.key(row).ifPresent(key -> keys.add(key.text())));
    }
    return keys;
  }

  boolean everSaid(String key, String column, Object value) {
    return said.getOrDefault(key, Map.of()).getOrDefault(column, Set.of()).contains(value);
  }

  /** Ids of what people are to be told: one authority has several rows of a key. */
  Set<String> collisions() {
    Set<String> collisions = new TreeSet<>();
    for (AuthorityModel authority : authorities) {
      for (String key : keys(authority.reference())) {
        if (having(authority.id(), authority.reference(), key).size() > 1) {
          collisions.add("COLLISION|" + authority.id() + "|" + key.substring(key.indexOf('|') + 1));
        }
      }
    }
    return collisions;
  }

  private List<Map<String, @Nullable Object>> having(
      String authority, ReferenceModel reference, String key) {
    return rows.get(authority).stream()
        .filter(row -> reference.key(row).filter(own -> own.text().equals(key)).isPresent())
        .toList();
  }

  private void load(AuthorityModel authority) {
    int load = loads.merge(authority.id(), 1, Integer::sum);
    int order = 0;
    for (Map<String, @Nullable Object> row : rows.get(authority.id())) {
      remember(authority, row);
      send(authority, new Position(load, 0, ++order), Op.READ, row);
    }
    send(authority, new Position(load, 0, order), Op.MARK, Map.of());
  }

  private void remember(AuthorityModel authority, Map<String, @Nullable Object> row) {
    String key = authority.key(row).orElseThrow().text();
    row.forEach(
        (column, value) -> {
          if (value != null && !value.toString().isBlank()) {
            said.computeIfAbsent(key, same -> new HashMap<>())
                .computeIfAbsent(column, same -> new HashSet<>())
                .add(value);
          }
        });
  }

  private void send(
      AuthorityModel authority, Position position, Op op, Map<String, @Nullable Object> row) {
    Table table = table(authority);
    CdcSchema schema = CdcSchema.of("random", authority.id(), table);
    Topic topic = model.topics().cdc(authority.id());
    Captured captured =
        new Captured(
            op,
            row,
            List.of(),
            new Captured.Source("f", "", "f", position, position.epoch(), Instant.EPOCH));
    byte[] value = graph.wire().write(WireFormat.valueSubject(topic), schema.value(captured));
    if (op == Op.MARK) {
      for (int i = 0; i < World.PARTITIONS; i++) {
        queues.append(topic.name(), i, null, value);
      }
      return;
    }
    Map<String, @Nullable Object> key = new LinkedHashMap<>(row);
    key.keySet().retainAll(table.primaryKey());
    byte[] bytes = graph.wire().write(WireFormat.keySubject(topic), schema.key(key));
    queues.append(topic.name(), new Partitions(World.PARTITIONS).ofAvro(bytes), bytes, value);
  }

  /** The reference's, without what only its own database gives. */
  private Table table(AuthorityModel authority) {
    Table table = graph.captured(authority.reference());
    List<String> key = List.copyOf(authority.reference().dataset().key().keySet());
    List<String> columns =
        table.columns().stream()
            .map(column -> column.name())
            .filter(column -> !column.startsWith("_") && !column.equals("id"))
            .toList();
    return new Table(table.schema(), table.name(), table.select(columns).columns(), key);
  }
}
