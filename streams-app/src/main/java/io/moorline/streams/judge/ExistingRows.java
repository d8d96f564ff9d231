package io.moorline.streams.judge;

import io.moorline.streams.message.Existing;
import io.moorline.streams.message.IndexEntry;
import io.moorline.streams.message.Mark;
import io.moorline.streams.message.Share;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What exists, how far that is known, and how much of it is derived. */
final class ExistingRows {

  private static final String MARK = "!";
  private static final String SHARE = "#";

  /** Between the id of a dataset and its keys. */
  static final char SEPARATOR = '|';

  static final char AFTER_SEPARATOR = SEPARATOR + 1;

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

  /** How far a survey has come that is not finished. */
  Optional<String> surveyed(String survey) {
    return Optional.ofNullable(store.get(survey))
        .map(last -> new String(last, StandardCharsets.UTF_8));
  }

  void surveyed(String survey, String last) {
    store.put(survey, last.getBytes(StandardCharsets.UTF_8));
  }

  void surveyEnds(String survey) {
    store.delete(survey);
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
