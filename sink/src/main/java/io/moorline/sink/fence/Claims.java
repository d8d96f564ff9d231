package io.moorline.sink.fence;

import io.moorline.runtime.UserError;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** Becomes the only writer of partitions, in one transaction. */
public final class Claims {

  private final String servers;
  private final FenceTable fence;
  private final VerificationTable verification;

  /**
   * @param servers of Kafka, to name them where a person has to ask there
   */
  public Claims(String servers, FenceTable fence, VerificationTable verification) {
    this.servers = servers;
    this.fence = fence;
    this.verification = verification;
  }

  /**
   * @throws UserError when records are missing between what is written and what there is to read
   */
  public Map<TopicPartition, Claim> make(
      Connection connection, Map<TopicPartition, InKafka> inKafka) throws SQLException {
    Map<TopicPartition, Start> starts = starts(inKafka, fence.read(connection, inKafka.keySet()));
    Map<TopicPartition, Long> epochs = fence.claim(connection, starts, inKafka);
    verification.end(connection);
    Map<TopicPartition, Long> untils = verification.open(connection);
    Map<TopicPartition, Claim> claims = new HashMap<>();
    starts.forEach(
        (partition, start) ->
            claims.put(
                partition,
                new Claim(epochs.get(partition), start, untils.getOrDefault(partition, 0L))));
    return claims;
  }

  private Map<TopicPartition, Start> starts(
      Map<TopicPartition, InKafka> inKafka, Map<TopicPartition, Fence> fences) {
    Map<TopicPartition, Start> starts = new LinkedHashMap<>();
    Gaps gaps = new Gaps(servers, fence.group());
    inKafka.forEach(
        (partition, kafka) -> {
          Optional<Fence> known = Optional.ofNullable(fences.get(partition));
          Start start = Start.decide(kafka, known);
          gaps.look(partition, kafka, known, start);
          starts.put(partition, start);
        });
    gaps.refuse();
    return starts;
  }
}
