package io.moorline.runtime.lag;

import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * A transaction that holds up committed reading.
 *
 * @param id empty when Kafka does not name it
 * @param since empty when Kafka does not say
 */
record OpenTransaction(
    TopicPartition partition,
    long offset,
    long producer,
    Optional<String> id,
    Optional<Instant> since) {

  /** What stands there, and the command that ends it. */
  String text(String servers) {
    return "transaction "
        + id.orElse("without a name")
        + " of producer "
        + producer
        + since.map(time -> ", open since " + time + ",").orElse("")
        + " holds up "
        + partition.topic()
        + " partition "
        + partition.partition()
        + " at offset "
        + offset
        + "; should its producer be gone for good: "
        + abort(servers);
  }

  private String abort(String servers) {
    return "kafka-transactions --bootstrap-server "
        + servers
        + " abort --topic "
        + partition.topic()
        + " --partition "
        + partition.partition()
        + " --start-offset "
        + offset;
  }
}
