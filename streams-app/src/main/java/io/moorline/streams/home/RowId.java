package io.moorline.streams.home;

import io.moorline.schemas.RowChange.Intent;
import io.moorline.streams.message.Partitions;
import java.util.Base64;
import java.util.Locale;

/** Ids of rows at home. All of a dataset's begin with its id and {@link #SEPARATOR}. */
final class RowId {

  static final char SEPARATOR = '|';

  private RowId() {}

  /** By primary key, as captured. */
  static String captured(String dataset, byte[] key) {
    return dataset
        + SEPARATOR
        + Base64.getUrlEncoder().withoutPadding().encodeToString(Partitions.withoutHeader(key));
  }

  static String derived(String reference, Intent intent, String key) {
    return reference + SEPARATOR + intent.name().toLowerCase(Locale.ROOT) + SEPARATOR + key;
  }

  /** The captured row's primary key is not in a row change; the key of the target is. */
  static String handedBack(String dataset, String targetKey) {
    return dataset + SEPARATOR + "handed_back" + SEPARATOR + targetKey;
  }

  static String first(String dataset) {
    return dataset + SEPARATOR;
  }

  /** Greater than every id of the dataset. */
  static String last(String dataset) {
    return dataset + (char) (SEPARATOR + 1);
  }
}
