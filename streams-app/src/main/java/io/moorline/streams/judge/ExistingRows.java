package io.moorline.streams.judge;

import io.moorline.streams.message.Existing;
import io.moorline.streams.message.IndexEntry;
import io.moorline.streams.message.Mark;
import io.moorline.streams.message.Share;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What exists, how far that is known, and how much of it is derived. */
final class ExistingRows {

  private static final String MARK = "!";
  private static final String SHARE = "#";
  private static final String SURVEYED = "$";
  private static final char SEPARATOR = '|';
  private static final char AFTER_SEPARATOR = SEPARATOR + 1;

  private final KeyValueStore<String, byte[]> store;

  ExistingRows(KeyValueStore<String, byte[]> store) {
    this.store = store;
  }

  Existing of(String reference) {
    byte[] found = store.get(reference);
    return found == null ? Existing.NONE : Existing.read(found);
  }

  /** The rows of the key after this row came, changed or (null) went. */
  Existing change(String reference, String row, @Nullable IndexEntry entry) {
    Existing changed = of(reference).with(row, entry);
    store.put(reference, changed.rows().isEmpty() ? null : changed.toBytes());
    return changed;
  }

  /** Before all keys of the dataset. */
  static String first(String dataset) {
    return dataset + SEPARATOR;
  }

  /** Some of the dataset's keys with their rows, in order. */
  List<KeyValue<String, Existing>> after(String dataset, String last, int limit) {
    List<KeyValue<String, Existing>> some = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> range =
        store.range(last + '\0', dataset + AFTER_SEPARATOR)) {
      while (range.hasNext() && some.size() < limit) {
        KeyValue<String, byte[]> next = range.next();
        some.add(KeyValue.pair(next.key, Existing.read(next.value)));
      }
    }
    return some;
  }

  /** How far a survey of the dataset has come that is not finished. */
  Optional<String> surveyed(String dataset) {
    return Optional.ofNullable(store.get(SURVEYED + dataset))
        .map(last -> new String(last, StandardCharsets.UTF_8));
  }

  void surveyed(String dataset, String last) {
    store.put(SURVEYED + dataset, last.getBytes(StandardCharsets.UTF_8));
  }

  void surveyEnds(String dataset) {
    store.delete(SURVEYED + dataset);
  }

  Optional<Mark> mark(String dataset, int partition) {
    return Optional.ofNullable(store.get(markId(dataset, partition))).map(Mark::read);
  }

  void mark(String dataset, int partition, Mark mark) {
    Mark merged = mark(dataset, partition).map(before -> before.merge(mark)).orElse(mark);
    store.put(markId(dataset, partition), merged.toBytes());
  }

  Share share(String dataset) {
    byte[] found = store.get(SHARE + dataset);
    return found == null ? Share.NONE : Share.read(found);
  }

  void share(String dataset, Share share) {
    store.put(SHARE + dataset, share.toBytes());
  }

  private static String markId(String dataset, int partition) {
    return MARK + dataset + MARK + partition;
  }
}
