package io.moorline.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** Settings that are committed beside the code. */
public final class Settings {

  private Settings() {}

  public static Properties read(String name) {
    Properties settings = new Properties();
    String file = "/" + name + ".properties";
    try (InputStream in = Objects.requireNonNull(Settings.class.getResourceAsStream(file), file)) {
      settings.load(in);
      return settings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
