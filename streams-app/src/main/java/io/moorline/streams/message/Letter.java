package io.moorline.streams.message;

import java.util.Set;

/**
 * A record on its way out of a processor; its key travels as the record's key.
 *
 * @param topic a topic's full name, or one of the repartition topics below
 */
public record Letter(String topic, int partition, byte[] value) {

  /** Subscriptions to the judge of a reference key. Keyed by it. */
  public static final String PARK = "park";

  /** The judge's answers to a waiting row's home. Keyed by {@link HomeKey}. */
  public static final String ANSWERS = "answers";

  /** Derived rows, to the home of their reference key. Keyed by {@link HomeKey}. */
  public static final String DERIVATIONS = "derivations";

  /** What rows ask for others, to the others' homes. Keyed by {@link HomeKey}. */
  public static final String CLAIMS = "claims";

  private static final Set<String> WAYS = Set.of(PARK, ANSWERS, DERIVATIONS, CLAIMS);

  public boolean isFor(String destination) {
    return topic.equals(destination);
  }

  /** Whether it leaves through a topic that exists for itself, not by Streams. */
  public boolean leaves() {
    return !WAYS.contains(topic);
  }
}
