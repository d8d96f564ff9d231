package io.moorline.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One memory budget for all RocksDB stores of the process, however many tasks run, and little work
 * to open one: by default each store would take its own.
 */
public final class RocksMemory implements RocksDBConfigSetter {

  private static final long BLOCKS = 96L << 20;

  /**
   * More than the stores of a dozen partitions take. Beyond it, whichever store is written to next
   * moves to disk what little it has, over and over, while others keep much and are not asked.
   */
  private static final long WRITE_BUFFERS = 384L << 20;

  private static final long WRITE_BUFFER = 4L << 20;
  private static final int BUFFERS_PER_STORE = 2;

  /** Taken at once by every store that holds anything; by default an eighth of its buffer. */
  private static final long PIECE_OF_BUFFER = 64L << 10;

  /** By default 16 are started for every store that is opened, most of which have hardly a file. */
  private static final int FILE_OPENERS = 1;

  /** Never closed: the stores come and go, the process keeps it. */
  private static final Cache CACHE = new LRUCache(BLOCKS);

  private static final WriteBufferManager MANAGER =
      new WriteBufferManager(WRITE_BUFFERS, new LRUCache(WRITE_BUFFERS));

  @Override
  public void setConfig(String store, Options options, Map<String, Object> configuration) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(MANAGER);
    options.setWriteBufferSize(WRITE_BUFFER);
    options.setArenaBlockSize(PIECE_OF_BUFFER);
    options.setMaxWriteBufferNumber(BUFFERS_PER_STORE);
    options.setMaxFileOpeningThreads(FILE_OPENERS);
  }

  @Override
  public void close(String store, Options options) {
    // Nothing here belongs to one store.
  }
}
