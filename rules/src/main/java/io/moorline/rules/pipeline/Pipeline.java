package io.moorline.rules.pipeline;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One pipeline file, validated.
 *
 * @param name ASCII; names topics, groups, slots and change_log entries
 * @param domain goes into {@code _derived_from_domain}
 * @param target the database that is written
 * @param sink how rows are written
 * @param channels who hears of references that were derived
 * @param references by name, a reference after those it needs
 * @param facts by name
 * @param inPlace the tables that are corrected where they stand, by name
 * @param ruleVersion changes when a rule that shapes rows changes; in every change_log entry
 */
public record Pipeline(
    String name,
    String domain,
    Map<String, Database> databases,
    Database target,
    Kafka kafka,
    Registry registry,
    ColumnNames columns,
    SinkSettings sink,
    List<Channel> channels,
    Map<String, Reference> references,
    Map<String, Fact> facts,
    Map<String, InPlace> inPlace,
    String ruleVersion) {

  public Pipeline {
    databases = Collections.unmodifiableMap(new LinkedHashMap<>(databases));
    channels = List.copyOf(channels);
    references = Collections.unmodifiableMap(new LinkedHashMap<>(references));
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    inPlace = Collections.unmodifiableMap(new LinkedHashMap<>(inPlace));
  }

  /** References first, each after those it needs; then facts, then what is corrected in place. */
  public List<Dataset> datasets() {
    return Stream.<Collection<? extends Dataset>>of(
            references.values(), facts.values(), inPlace.values())
        .<Dataset>flatMap(Collection::stream)
        .toList();
  }

  /** Those that are loaded, in the order of their references. */
  public List<Authority> authorities() {
    return references.values().stream()
        .flatMap(reference -> reference.authorities().stream())
        .toList();
  }

  public Reference reference(Need need) {
    Reference reference = references.get(need.reference());
    if (reference == null) {
      throw new IllegalArgumentException("no reference " + need.reference());
    }
    return reference;
  }

  /** The databases that are captured, in the file's order. */
  public List<Database> captured() {
    return databases.values().stream()
        .filter(
            database ->
                datasets().stream()
                    .anyMatch(dataset -> dataset.table().database().equals(database.name())))
        .toList();
  }
}
