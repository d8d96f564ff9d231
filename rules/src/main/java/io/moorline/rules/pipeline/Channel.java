package io.moorline.rules.pipeline;

import java.time.Duration;

/**
 * Where people hear of references that were derived.
 *
 * @param name the user's word for it
 * @param way how it is reached
 * @param giveUpAfter notices that could not be delivered for so long are dropped
 */
public record Channel(String name, Way way, Duration giveUpAfter) {

  public sealed interface Way {}

  /** The log of the process. */
  public record InLog() implements Way {}

  /** A web address that takes JSON; it may hold credentials. */
  public record Webhook(Secret url) implements Way {}

  /** A topic of the pipeline's Kafka that takes JSON. */
  public record InTopic(String topic) implements Way {}
}
