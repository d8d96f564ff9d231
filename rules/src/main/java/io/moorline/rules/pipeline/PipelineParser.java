package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;
import io.moorline.rules.file.YamlFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Reads a pipeline file, or says everything that is wrong with it. */
public final class PipelineParser {

  private final UnaryOperator<String> encoder;

  /**
   * @param encoder makes the id of a dataset that the file gives none, from its name: reversibly,
   *     and in ASCII letters, digits and underscores
   */
  public PipelineParser(UnaryOperator<String> encoder) {
    this.encoder = encoder;
  }

  /**
   * @param fileName for messages, and to find files that the pipeline names relative to its own
   * @param environment looks variables up; empty: not set
   */
  public Pipeline parse(
      String yaml, String fileName, Function<String, Optional<String>> environment) {
    return draft(yaml, fileName, environment).orThrow();
  }

  /** Reads the file, and leaves it to the caller to look for more before using it. */
  public PipelineDraft draft(
      String yaml, String fileName, Function<String, Optional<String>> environment) {
    Problems problems = new Problems();
    Optional<Pipeline> pipeline =
        new YamlFile(problems, environment)
            .read(yaml)
            .map(root -> new PipelineReader(problems, encoder, Path.of(fileName)).read(root));
    pipeline.ifPresent(read -> PipelineChecks.check(read, problems));
    return new PipelineDraft(fileName, pipeline, problems);
  }
}
