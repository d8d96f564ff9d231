package io.moorline.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RocksMemoryTest {

  private static final int STORES = 60;
  private static final int RECORDS = 20_000;

  @TempDir private Path directory;

  @Test
  void shouldNotMoveToDiskWhatIsWrittenForWhatOtherStoresKeep() throws IOException {
    try (TopologyTestDriver driver = new TopologyTestDriver(topology(), properties())) {
      // Given
      for (int i = 0; i < STORES; i++) {
        store(driver, i).put("key", "value");
      }

      // When
      for (int i = 0; i < RECORDS; i++) {
        store(driver, 0).put("key" + i, "value");
      }

      // Then
      assertThat(filesOnDisk()).isZero();
    }
  }

  private long filesOnDisk() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".sst")).count();
    }
  }

  private static KeyValueStore<String, String> store(TopologyTestDriver driver, int number) {
    return driver.getKeyValueStore("store" + number);
  }

  private static Topology topology() {
    Topology topology = new Topology();
    topology.addSource("source", new StringDeserializer(), new StringDeserializer(), "topic");
    topology.<String, String, Void, Void>addProcessor(
        "processor", () -> (Processor<String, String, Void, Void>) record -> {}, "source");
    for (int i = 0; i < STORES; i++) {
      topology.addStateStore(
          Stores.keyValueStoreBuilder(
                  Stores.persistentKeyValueStore("store" + i), Serdes.String(), Serdes.String())
              .withLoggingDisabled(),
          "processor");
    }
    return topology;
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "memory");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksMemory.class);
    return properties;
  }
}
