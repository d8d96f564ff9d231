package io.moorline.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** PostgreSQL refuses to run as root: the words before its command that let it run anyway. */
final class ServerUser {

  private static final int ROOT = 0;
  private static final int NOBODY = 65_534;

  private ServerUser() {}

  /** Finds a way to run a server whose data lies in the given directory. */
  static List<String> prefixFor(Path data) {
    try {
      if (uid(Path.of("/proc/self")) != ROOT) {
        return List.of();
      }
      return uid(data) == ROOT && works("unshare", "-U", "true")
          ? List.of("unshare", "-U") // still the owner of the files, yet no longer called root
          : asOwnerOf(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> asOwnerOf(Path data) throws IOException {
    int uid = uid(data) == ROOT ? NOBODY : uid(data);
    List<String> prefix = List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups");
    if (!works("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups", "true")) {
      throw new StackException(
          "PostgreSQL refuses to run as root, and neither unshare nor setpriv works here.",
          "Run as an ordinary user.");
    }
    Files.setAttribute(data, "unix:uid", uid);
    Files.setAttribute(data, "unix:gid", uid);
    return prefix;
  }

  private static int uid(Path file) throws IOException {
    return (int) Files.getAttribute(file, "unix:uid");
  }

  private static boolean works(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
