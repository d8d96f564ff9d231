package io.moorline.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;

class RocksMemoryTest {

  @BeforeAll
  static void load() {
    RocksDB.loadLibrary();
  }

  @Test
  void shouldGiveAllStoresOneBudget() {
    try (Options rows = options("rows");
        Options waiting = options("waiting")) {
      assertThat(rows.writeBufferManager()).isNotNull().isSameAs(waiting.writeBufferManager());
    }
  }

  @Test
  void shouldLeaveTheBudgetOpenWhenAStoreCloses() {
    Options rows = options("rows");
    new RocksMemory().close("rows", rows);
    rows.close();

    try (Options waiting = options("waiting")) {
      assertThat(waiting.writeBufferManager().isOwningHandle()).isTrue();
    }
  }

  @Test
  void shouldStartNoThreadsToOpenAStore() {
    try (Options rows = options("rows")) {
      assertThat(rows.maxFileOpeningThreads()).isEqualTo(1);
    }
  }

  /** As Kafka Streams hands them over. */
  private static Options options(String store) {
    Options options = new Options().setTableFormatConfig(new BlockBasedTableConfig());
    new RocksMemory().setConfig(store, options, Map.of());
    return options;
  }
}
