package io.moorline.runtime.lag;

import io.moorline.runtime.KafkaAdmin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.common.TopicPartition;

/** Asks Kafka whose transaction is open. */
final class OpenTransactions {

  private final KafkaAdmin kafka;

  OpenTransactions(KafkaAdmin kafka) {
    this.kafka = kafka;
  }

  /** The transaction that begins where committed reading ends; empty when it has just ended. */
  Optional<OpenTransaction> at(TopicPartition partition, long offset) {
    return kafka
        .ask(kafka.client().describeProducers(List.of(partition)).partitionResult(partition))
        .activeProducers()
        .stream()
        .filter(producer -> producer.currentTransactionStartOffset().orElse(-1) == offset)
        .findFirst()
        .map(producer -> of(partition, offset, producer));
  }

  private OpenTransaction of(TopicPartition partition, long offset, ProducerState producer) {
    Optional<String> id = id(producer.producerId());
    return new OpenTransaction(
        partition, offset, producer.producerId(), id, id.flatMap(this::since));
  }

  private Optional<String> id(long producer) {
    var filter = new ListTransactionsOptions().filterProducerIds(Set.of(producer));
    return kafka.ask(kafka.client().listTransactions(filter).all()).stream()
        .map(TransactionListing::transactionalId)
        .findFirst();
  }

  private Optional<Instant> since(String id) {
    var start =
        kafka
            .ask(kafka.client().describeTransactions(List.of(id)).description(id))
            .transactionStartTimeMs();
    return start.isPresent()
        ? Optional.of(Instant.ofEpochMilli(start.getAsLong()))
        : Optional.empty();
  }
}
