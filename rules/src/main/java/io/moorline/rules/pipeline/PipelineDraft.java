package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;
import java.util.Optional;

/**
 * A pipeline file as it was read, with what is wrong with it so far: more may be found before it is
 * used.
 *
 * @param pipeline as far as it could be read; empty when the file is no pipeline at all
 */
public record PipelineDraft(String fileName, Optional<Pipeline> pipeline, Problems problems) {

  /**
   * @throws InvalidPipelineException with everything that was found
   */
  public Pipeline orThrow() {
    if (!problems.isEmpty()) {
      throw new InvalidPipelineException(fileName, problems.all());
    }
    return pipeline.orElseThrow();
  }
}
