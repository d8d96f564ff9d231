package io.moorline.source.authority;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Sees that a file has changed, and is not being written any more. It looks by itself: files that
 * are mounted, or are links that somebody turns to another file, tell nobody.
 */
final class FileWatch {

  private record Stamp(long modified, long size) {}

  private final Path file;
  private Optional<Stamp> before;
  private boolean moved;

  FileWatch(Path file) {
    this.file = file;
    this.before = stamp();
  }

  /** Whether it is another than before, and the same as at the last look. */
  boolean hasChanged() {
    Optional<Stamp> now = stamp();
    boolean settled = now.equals(before);
    boolean changed = moved && settled && now.isPresent();
    moved = moved && !changed || !settled;
    before = now;
    return changed;
  }

  private Optional<Stamp> stamp() {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(new Stamp(attributes.lastModifiedTime().toMillis(), attributes.size()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
