package io.moorline.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One memory budget for all RocksDB stores of the process, however many tasks run: by default each
 * store would take its own.
 */
public final class RocksMemory implements RocksDBConfigSetter {

  private static final long BLOCKS = 96L << 20;
  private static final long WRITE_BUFFERS = 64L << 20;
  private static final long WRITE_BUFFER = 8L << 20;
  private static final int BUFFERS_PER_STORE = 2;

  /** Never closed: the stores come and go, the process keeps it. */
  private static final Cache CACHE = new LRUCache(BLOCKS + WRITE_BUFFERS);

  private static final WriteBufferManager MANAGER = new WriteBufferManager(WRITE_BUFFERS, CACHE);

  @Override
  public void setConfig(String store, Options options, Map<String, Object> configuration) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(MANAGER);
    options.setWriteBufferSize(WRITE_BUFFER);
    options.setMaxWriteBufferNumber(BUFFERS_PER_STORE);
  }

  @Override
  public void close(String store, Options options) {
    // Nothing here belongs to one store.
  }
}
