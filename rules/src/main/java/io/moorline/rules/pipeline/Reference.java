package io.moorline.rules.pipeline;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table that others point at.
 *
 * @param key the columns of the reference key and how each is spelled, in the file's order
 * @param entity what the change_log calls a row of it
 * @param changeLog the view that shows its changes alone
 * @param fillLater a derived, unreviewed row keeps filling its NULLs from later facts
 * @param patience how long a missing key may still arrive from elsewhere before it is derived, for
 *     rows of other databases than the reference's
 * @param shares how much of it may be derived
 * @param strategy how its rows come to be
 */
public record Reference(
    String name,
    String id,
    TableName table,
    Map<String, KeyRule> key,
    String entity,
    Optional<TableName> changeLog,
    List<Need> needs,
    boolean fillLater,
    Optional<Duration> patience,
    Shares shares,
    Strategy strategy)
    implements Dataset {

  /**
   * Limits of the share of derived keys among all keys, in percent.
   *
   * @param warn above it, a warning
   * @param brake above it nothing more is derived
   */
  public record Shares(Optional<Integer> warn, Optional<Integer> brake) {

    public static final Shares UNLIMITED = new Shares(Optional.empty(), Optional.empty());
  }

  public Reference {
    key = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(key));
    needs = List.copyOf(needs);
  }

  /** Who really knows it, and is loaded. */
  public List<Authority> authorities() {
    return strategy.preloads() ? strategy.authorities() : List.of();
  }
}
