package io.moorline.devstack;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The settings of a node that is alone and shares its process. */
record KafkaSettings(Path data, int port, int controllerPort) {

  static final int NODE_ID = 1;
  static final String CONTROLLER = "CONTROLLER";

  private static final String BROKER = "BROKER";

  private static final Map<String, String> SMALL =
      Map.ofEntries(
          // A transaction that follows another at once waits until that is over: asking often, and
          // in the broker, for what is refused comes again after a pause, and out of order.
          Map.entry("add.partitions.to.txn.retry.backoff.ms", "2"),
          Map.entry("add.partitions.to.txn.retry.backoff.max.ms", "2000"),
          Map.entry("auto.create.topics.enable", "false"),
          // After a kill it takes this long until the same broker may register again.
          Map.entry("broker.heartbeat.interval.ms", "500"),
          Map.entry("broker.session.timeout.ms", "3000"),
          Map.entry("group.initial.rebalance.delay.ms", "0"),
          // Tests that kill members cannot wait until the usual six seconds are over.
          Map.entry("group.min.session.timeout.ms", "1000"),
          Map.entry("offsets.topic.num.partitions", "5"),
          Map.entry("offsets.topic.replication.factor", "1"),
          Map.entry("offsets.topic.segment.bytes", "4194304"),
          Map.entry("transaction.state.log.num.partitions", "5"),
          Map.entry("transaction.state.log.replication.factor", "1"),
          Map.entry("transaction.state.log.min.isr", "1"),
          Map.entry("transaction.state.log.segment.bytes", "4194304"),
          Map.entry("share.coordinator.state.topic.num.partitions", "1"),
          Map.entry("share.coordinator.state.topic.replication.factor", "1"),
          Map.entry("share.coordinator.state.topic.min.isr", "1"),
          Map.entry("num.network.threads", "2"),
          Map.entry("num.io.threads", "4"),
          Map.entry("log.cleaner.dedupe.buffer.size", "16777216"));

  Map<String, String> toMap() {
    Map<String, String> settings = new HashMap<>(SMALL);
    String broker = BROKER + "://" + Addresses.HOST + ":" + port;
    String controller = Addresses.HOST + ":" + controllerPort;
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(NODE_ID));
    settings.put("log.dirs", data.toString());
    settings.put("listeners", broker + "," + CONTROLLER + "://" + controller);
    settings.put("advertised.listeners", broker);
    settings.put("inter.broker.listener.name", BROKER);
    settings.put("controller.listener.names", CONTROLLER);
    settings.put("controller.quorum.voters", NODE_ID + "@" + controller);
    settings.put(
        "listener.security.protocol.map", BROKER + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
    return settings;
  }
}
