package io.moorline.sink.write;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Messages that belong to a transaction: written by it, published after it. A message is published
 * at least once, always under the same id, and deleted when Kafka has it.
 */
final class Outbox {

  private static final int CHUNK = 500;

  private static final String ADD =
      """
      INSERT INTO moorline.outbox (topic, id, partition, value)
      SELECT * FROM unnest(?::text[], ?::text[], ?::int[], ?::bytea[])
      ON CONFLICT (topic, id) DO UPDATE SET value = excluded.value\
      """;

  private static final String NEXT =
      """
      SELECT topic, id, partition, value FROM moorline.outbox
      ORDER BY written_at, topic, id LIMIT ? FOR UPDATE SKIP LOCKED\
      """;

  private static final String DELETE =
      """
      DELETE FROM moorline.outbox o USING unnest(?::text[], ?::text[]) AS x(topic, id)
      WHERE o.topic = x.topic AND o.id = x.id\
      """;

  private final Producer<byte[], byte[]> producer;

  Outbox(Producer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  static void add(Connection connection, List<Message> messages) throws SQLException {
    if (messages.isEmpty()) {
      return;
    }
    List<Message> sorted =
        messages.stream()
            .sorted(Comparator.comparing(Message::topic).thenComparing(Message::id))
            .toList();
    try (PreparedStatement statement = connection.prepareStatement(ADD)) {
      keys(statement, sorted);
      Keys.set(statement, 3, "int4", sorted, Message::partition, Integer[]::new);
      Keys.set(statement, 4, "bytea", sorted, Message::value, byte[][]::new);
      statement.executeUpdate();
    }
  }

  /** Publishes what is there; a part that another writer is publishing is left to it. */
  void drain(Session session) throws SQLException {
    int published = CHUNK;
    while (published == CHUNK) {
      List<Message> messages = next(session.connection());
      publish(messages);
      delete(session.connection(), messages);
      session.commit();
      published = messages.size();
    }
  }

  private static List<Message> next(Connection connection) throws SQLException {
    List<Message> messages = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
      statement.setInt(1, CHUNK);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          messages.add(
              new Message(
                  rows.getString(1),
                  rows.getString(2),
                  rows.getObject(3, Integer.class),
                  rows.getBytes(4)));
        }
      }
    }
    return messages;
  }

  private void publish(List<Message> messages) {
    List<Future<?>> sent = new ArrayList<>();
    for (Message message : messages) {
      sent.add(
          producer.send(
              new ProducerRecord<>(
                  message.topic(),
                  message.partition(),
                  message.id().getBytes(UTF_8),
                  message.value())));
    }
    producer.flush();
    sent.forEach(Outbox::await);
  }

  private static void await(Future<?> sent) {
    try {
      sent.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RetriableException retriable) {
        throw retriable;
      }
      throw new KafkaException("a message of the outbox was not published", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while publishing the outbox", e);
    }
  }

  private static void delete(Connection connection, List<Message> messages) throws SQLException {
    if (messages.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
      keys(statement, messages);
      statement.executeUpdate();
    }
  }

  private static void keys(PreparedStatement statement, List<Message> messages)
      throws SQLException {
    Keys.set(statement, 1, "text", messages, Message::topic, String[]::new);
    Keys.set(statement, 2, "text", messages, Message::id, String[]::new);
  }
}
