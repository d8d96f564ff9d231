package io.moorline.streams.home;

import io.moorline.streams.message.IndexEntry;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Copies the published index, record by record, into this instance's memory. */
public final class IndexCopy extends ContextualProcessor<String, IndexEntry, Void, Void> {

  @Override
  public void process(Record<String, IndexEntry> record) {
    KeyValueStore<String, IndexEntry> store = context().getStateStore(HomeStores.INDEX);
    if (record.value() == null) {
      store.delete(record.key());
    } else {
      store.put(record.key(), record.value());
    }
  }
}
