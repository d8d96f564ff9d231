package io.moorline.devstack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * A server's files: on the class path as an archive, unpacked once per user and version.
 *
 * @param resource a compressed tar, or a folder of a jar
 * @param wanted of a folder: the files that the server needs
 */
record Archive(String name, String version, String resource, Pattern wanted) {

  private static final Object IN_THIS_PROCESS = new Object();

  static Archive named(String name) {
    try (InputStream stream = Resources.open("archives.properties")) {
      Properties properties = new Properties();
      properties.load(stream);
      return new Archive(
          name,
          properties.getProperty(name + ".version"),
          properties.getProperty(name + ".archive"),
          Pattern.compile(properties.getProperty(name + ".wanted", "")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int majorVersion() {
    return Integer.parseInt(version.substring(0, version.indexOf('.')));
  }

  /** Returns the directory with the files. */
  Path unpack() {
    Path cache = Cache.directory();
    Path unpacked = cache.resolve(name + "-" + version);
    if (!Files.exists(unpacked)) {
      synchronized (IN_THIS_PROCESS) {
        unpackAlone(cache, unpacked);
      }
    }
    return unpacked;
  }

  private void unpackAlone(Path cache, Path unpacked) {
    Path lockFile = cache.resolve(name + ".lock");
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid() && !Files.exists(unpacked)) {
        Path partial = cache.resolve(name + ".partial");
        Directories.delete(partial);
        extract(partial);
        Files.move(partial, unpacked, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new StackException(
          "The " + name + " archive cannot be unpacked into " + unpacked + ": " + e.getMessage(),
          "Make room there, or set XDG_CACHE_HOME to a directory that can be written.",
          e);
    }
  }

  private void extract(Path target) throws IOException {
    if (resource.endsWith("/")) {
      new JarFolder(resource, wanted).copy(target);
    } else {
      untar(target);
    }
  }

  private void untar(Path target) throws IOException {
    try (TarArchiveInputStream tar = new TarArchiveInputStream(decompressed())) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        Path file = target.resolve(e.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new IOException(e.getName() + " points outside of the archive");
        }
        write(tar, e, file);
      }
    }
  }

  private InputStream decompressed() throws IOException {
    InputStream raw = new BufferedInputStream(Resources.open(resource));
    return resource.endsWith("xz")
        ? new XZCompressorInputStream(raw)
        : new GzipCompressorInputStream(raw);
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path file)
      throws IOException {
    Directories.createReadable(entry.isDirectory() ? file : file.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else if (entry.isFile()) {
      Files.copy(tar, file);
      boolean executable = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(file, executable ? Directories.ALL_RUN : Directories.ALL_READ);
    }
  }
}
