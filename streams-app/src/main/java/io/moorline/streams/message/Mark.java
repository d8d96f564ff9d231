package io.moorline.streams.message;

import io.moorline.schemas.Position;

/**
 * How far a dataset's partition has been read.
 *
 * @param snapshotComplete whether a complete snapshot stands before it: without one, a reference
 *     that is not known may well exist
 */
public record Mark(Position position, boolean snapshotComplete) implements Message {

  public Mark merge(Mark later) {
    return new Mark(
        later.position.isAfter(position) ? later.position : position,
        snapshotComplete || later.snapshotComplete);
  }

  @Override
  public byte[] toBytes() {
    return new Out().position(position).flag(snapshotComplete).toBytes();
  }

  public static Mark read(byte[] bytes) {
    In in = new In(bytes);
    return new Mark(in.position(), in.flag());
  }
}
