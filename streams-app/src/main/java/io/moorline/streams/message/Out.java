package io.moorline.streams.message;

import io.moorline.schemas.Position;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Writes a message field by field; {@link In} reads it in the same order. */
final class Out {

  /** Every message begins with it, so that a later format can tell the older ones. */
  static final byte VERSION = 1;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
  private final DataOutputStream data = new DataOutputStream(bytes);

  Out() {
    number(VERSION);
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  Out number(long value) {
    return write(() -> writeVariable(value));
  }

  Out flag(boolean value) {
    return write(() -> data.writeBoolean(value));
  }

  Out bytes(byte[] value) {
    return number(value.length).write(() -> data.write(value));
  }

  Out text(String value) {
    return bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  Out name(Enum<?> value) {
    return text(value.name());
  }

  /** To the millisecond. */
  Out instant(Instant value) {
    return number(value.toEpochMilli());
  }

  Out position(Position value) {
    return number(value.epoch()).write(() -> data.writeLong(value.lsn())).number(value.order());
  }

  <T> Out optional(@Nullable T value, BiConsumer<Out, T> writer) {
    flag(value != null);
    if (value != null) {
      writer.accept(this, value);
    }
    return this;
  }

  <T> Out list(Collection<T> values, BiConsumer<Out, T> writer) {
    number(values.size());
    values.forEach(value -> writer.accept(this, value));
    return this;
  }

  <T> Out map(Map<String, T> values, BiConsumer<Out, T> writer) {
    number(values.size());
    values.forEach((key, value) -> writer.accept(text(key), value));
    return this;
  }

  /** Seven bits to a byte, the lowest first; small numbers take one byte. */
  private void writeVariable(long value) throws IOException {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      data.writeByte((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    data.writeByte((int) rest);
  }

  private interface Step {
    void run() throws IOException;
  }

  private Out write(Step step) {
    try {
      step.run();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
