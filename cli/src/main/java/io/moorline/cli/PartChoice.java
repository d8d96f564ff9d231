package io.moorline.cli;

import io.moorline.runtime.PartProcess;
import io.moorline.sink.Sink;
import io.moorline.source.CaptureSource;
import io.moorline.streams.StreamsApp;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Which parts a process runs. */
public enum PartChoice {
  SOURCE((pipeline, catalog, settings, metrics) -> new CaptureSource(pipeline, catalog, metrics)),
  STREAMS(StreamsApp::new),
  SINK((pipeline, catalog, settings, metrics) -> new Sink(pipeline, catalog, metrics)),
  /** Readers before writers, so that nothing piles up while the rest starts. */
  ALL(SINK, STREAMS, SOURCE);

  private final List<PartProcess.Factory> factories;

  PartChoice(PartProcess.Factory factory) {
    this.factories = List.of(factory);
  }

  PartChoice(PartChoice... parts) {
    this.factories = List.of(parts).stream().flatMap(part -> part.factories.stream()).toList();
  }

  public List<PartProcess.Factory> factories() {
    return factories;
  }

  /** Reads the user's word. */
  static final class Converter implements ITypeConverter<PartChoice> {

    @Override
    public PartChoice convert(String word) {
      return Stream.of(values())
          .filter(part -> part.word().equals(word))
          .findFirst()
          .orElseThrow(() -> new TypeConversionException("'" + word + "' is none of " + words()));
    }

    private static String words() {
      return Stream.of(values()).map(PartChoice::word).collect(Collectors.joining(", "));
    }
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
