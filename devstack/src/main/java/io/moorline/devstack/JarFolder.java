package io.moorline.devstack;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/** A server's files as they lie in a jar, which knows neither links nor who may run what. */
record JarFolder(String name, Pattern wanted) {

  /** Copies what is wanted of the folder. */
  void copy(Path target) throws IOException {
    JarFile jar = jar();
    for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
      JarEntry entry = entries.nextElement();
      String path = entry.getName();
      if (path.startsWith(name) && wanted.matcher(path.substring(name.length())).matches()) {
        copy(jar, entry, target.resolve(path.substring(name.length())));
      }
    }
  }

  private JarFile jar() throws IOException {
    URL folder = JarFolder.class.getResource("/" + name);
    if (folder == null || !(folder.openConnection() instanceof JarURLConnection connection)) {
      throw new IOException(name + " is in no jar of the class path");
    }
    return connection.getJarFile();
  }

  private static void copy(JarFile jar, JarEntry entry, Path file) throws IOException {
    Directories.createReadable(file.getParent());
    try (InputStream bytes = jar.getInputStream(entry)) {
      Files.copy(bytes, file);
    }
    boolean executable = file.getParent().endsWith("bin");
    Files.setPosixFilePermissions(file, executable ? Directories.ALL_RUN : Directories.ALL_READ);
  }
}
