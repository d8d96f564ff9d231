package io.moorline.streams.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.schemas.Position;
import io.moorline.schemas.RowChange.Origin;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SubscriptionTest {

  private static final Position VERSION = new Position(2, 2, 1);
  private static final Origin ORIGIN =
      new Origin("orders", "warehouse", "test.cdc.orders", 0, 0, Instant.EPOCH, "o1");

  @Test
  void shouldComeFromThePlaceInItsDatabaseWhateverItsVersion() {
    Position place = new Position(1, 101, 1);

    assertThat(subscription(place).contribution().position()).isEqualTo(place);
    assertThat(subscription(Subscription.ANY).contribution().position()).isEqualTo(VERSION);
  }

  private static Subscription subscription(Position gate) {
    return new Subscription(
        0, "r", VERSION, true, false, false, gate, null, Map.of(), Set.of(), null, ORIGIN);
  }
}
