package io.moorline.sink.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.moorline.schemas.RowChange.Intent;
import io.moorline.sink.table.Layout;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What one key of a table shall become.
 *
 * @param fields in the order of the layout, in PostgreSQL's binary form; null is NULL
 * @param untouched fields that the change leaves alone: their values are the stored row's
 * @param coalesced earlier changes of the key that this one stands for as well
 * @param forced a state that differs was coalesced away: the position must advance even if the
 *     content ends where it was
 */
public record Row(
    Intent intent,
    Layout layout,
    Step step,
    byte[] @Nullable [] fields,
    BitSet untouched,
    int coalesced,
    boolean forced) {

  public boolean complete() {
    return untouched.isEmpty();
  }

  public byte[] keyField(int i) {
    byte[] field = fields[layout.key()[i]];
    if (field == null) {
      throw new IllegalStateException("a row without its key");
    }
    return field;
  }

  public String keyText(int i) {
    return layout.table().keyColumns().get(i).codec().text(keyField(i));
  }

  /** The whole key as one text, as the change_log shows it. */
  public String entityKey() {
    if (layout.key().length == 1) {
      return keyText(0);
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < layout.key().length; i++) {
      text.append(i == 0 ? "" : "|").append(keyText(i));
    }
    return text.toString();
  }

  public Key key() {
    byte[][] parts = new byte[layout.key().length][];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = keyField(i);
    }
    return Key.of(parts);
  }

  /** Fills in what guards a mirror's row: the position, and the hash of the now known content. */
  public Row guarded() {
    layout
        .mirror()
        .ifPresent(
            mirror -> {
              put(mirror.position(), place());
              put(mirror.version(), layout.version(fields));
            });
    return this;
  }

  /** Which of two states of the key is newer, as a text that sorts bytewise. */
  public String place() {
    return layout.order(fields) + step.place();
  }

  /**
   * What stands before this is written even if its content is the same; null: nothing does. A row
   * that says itself how new it is must be known as the newest, lest one in between replaces it.
   */
  public @Nullable String behind() {
    if (forced) {
      return place();
    }
    return layout.ordered() ? layout.order(fields) : null;
  }

  /** Whether what is stored is newer; bytewise, as the database compares it. */
  public boolean isBehind(@Nullable String stored) {
    return stored != null
        && Arrays.compareUnsigned(stored.getBytes(UTF_8), place().getBytes(UTF_8)) > 0;
  }

  boolean isAfter(Row other) {
    int byOrder = layout.order(fields).compareTo(layout.order(other.fields));
    return byOrder == 0 ? step.isAfter(other.step) : byOrder > 0;
  }

  public long version() {
    return ByteBuffer.wrap(fields[layout.mirror().orElseThrow().version()]).getLong();
  }

  private void put(int i, Object value) {
    fields[i] = layout.columns().get(i).codec().encode(value);
  }

  /** The same change with every field known. */
  public Row completed(byte[] @Nullable [] stored) {
    byte[] @Nullable [] whole = fields.clone();
    untouched.stream().forEach(i -> whole[i] = stored[i]);
    return new Row(intent, layout, step, whole, new BitSet(), coalesced, forced).guarded();
  }

  /** This change with other fields, for itself and for another one of the key. */
  Row with(byte[] @Nullable [] others, Row besides) {
    int steps = coalesced + besides.coalesced + 1;
    return new Row(intent, layout, step, others, untouched, steps, false);
  }

  /** This earlier change and the later one as a single change. */
  Row then(Row later) {
    byte[] @Nullable [] whole = later.fields.clone();
    BitSet unknown = (BitSet) later.untouched.clone();
    later.untouched.stream()
        .filter(i -> !untouched.get(i))
        .forEach(
            i -> {
              whole[i] = fields[i];
              unknown.clear(i);
            });
    boolean sameOrder = layout.order(fields).equals(layout.order(later.fields));
    boolean differs = forced || !unknown.isEmpty() || !sameContent(whole);
    return new Row(
        intent,
        layout,
        later.step,
        whole,
        unknown,
        coalesced + later.coalesced + 1,
        later.forced || sameOrder && differs);
  }

  private boolean sameContent(byte[] @Nullable [] others) {
    for (int i = 0; i < layout.content(); i++) {
      if (!Arrays.equals(fields[i], others[i])) {
        return false;
      }
    }
    return true;
  }
}
