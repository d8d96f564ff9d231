package io.moorline.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How much is logged, and where to, beyond what logback.xml says. */
public final class Logging {

  private static final String OURS = "io.moorline";
  private static final String LINE = "%d %-5level [%thread] %logger{0}: %msg %kvp%n%ex";

  private Logging() {}

  public static void verbose() {
    context().getLogger(OURS).setLevel(Level.DEBUG);
    context().getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
  }

  /** Writes the log into a file alone: the screen belongs to something else. */
  public static void toFile(Path file, boolean append) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context());
    encoder.setPattern(LINE);
    encoder.start();
    FileAppender<ILoggingEvent> appender = new FileAppender<>();
    appender.setContext(context());
    appender.setFile(file.toString());
    appender.setAppend(append);
    appender.setEncoder(encoder);
    appender.start();
    var root = context().getLogger(Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    root.addAppender(appender);
  }

  private static LoggerContext context() {
    return (LoggerContext) LoggerFactory.getILoggerFactory();
  }
}
