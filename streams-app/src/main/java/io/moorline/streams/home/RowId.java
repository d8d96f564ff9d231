package io.moorline.streams.home;

import io.moorline.schemas.RowChange;
import io.moorline.streams.message.Derivation;
import io.moorline.streams.message.Partitions;
import java.util.Base64;
import java.util.Locale;
import java.util.TreeSet;

/** Ids of rows at home. All of a dataset's begin with its id and {@link #SEPARATOR}. */
final class RowId {

  static final char SEPARATOR = '|';

  private RowId() {}

  /** A captured primary key as text. */
  static String row(byte[] key) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Partitions.withoutHeader(key));
  }

  static String captured(String dataset, String row) {
    return dataset + SEPARATOR + row;
  }

  /** Fills of different columns of one row may wait at the same time. */
  static String derived(String reference, Derivation derivation) {
    String inserted =
        reference
            + SEPARATOR
            + derivation.intent().name().toLowerCase(Locale.ROOT)
            + SEPARATOR
            + derivation.key();
    return switch (derivation.intent()) {
      case INSERT_MISSING -> inserted;
      case TAKE_OVER -> takenOver(reference, derivation.key());
      default -> inserted + SEPARATOR + new TreeSet<>(derivation.columns().keySet());
    };
  }

  /** Whether it waits for the first time or was handed back: what comes later must know. */
  static String takenOver(String reference, String key) {
    return reference + SEPARATOR + "take_over" + SEPARATOR + key;
  }

  /** Given back by the sink; apart from later versions that may wait on their own. */
  static String handedBack(String dataset, String row) {
    return dataset + SEPARATOR + "handed_back" + SEPARATOR + row;
  }

  /** The same of a patch: each link of a row is filled, and may be given back, on its own. */
  static String handedBack(String dataset, String row, RowChange patch) {
    return handedBack(dataset, row) + SEPARATOR + new TreeSet<>(patch.row().keySet());
  }

  /** A link that other rows ask for. */
  static String claimed(String dataset, String need, String row) {
    return dataset + SEPARATOR + "claimed" + SEPARATOR + need + SEPARATOR + row;
  }

  static String first(String beginning) {
    return beginning + SEPARATOR;
  }

  /** Greater than every id of the dataset, or of whatever else they begin with. */
  static String last(String beginning) {
    return beginning + (char) (SEPARATOR + 1);
  }
}
