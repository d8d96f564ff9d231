package io.moorline.runtime;

import io.moorline.rules.pipeline.InvalidPipelineException;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.PipelineDraft;
import io.moorline.rules.pipeline.PipelineParser;
import io.moorline.schemas.Names;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a pipeline file from disk. */
public final class PipelineFile {

  private PipelineFile() {}

  public static Pipeline load(Path file) {
    return load(file, name -> Optional.ofNullable(System.getenv(name)));
  }

  /**
   * @param environment looks up the variables that the file names
   */
  public static Pipeline load(Path file, Function<String, Optional<String>> environment) {
    return valid(draft(file, environment));
  }

  /** As {@link #load(Path)}, with its problems collected instead of thrown. */
  public static PipelineDraft draft(Path file) {
    return draft(file, name -> Optional.ofNullable(System.getenv(name)));
  }

  private static PipelineDraft draft(Path file, Function<String, Optional<String>> environment) {
    return new PipelineParser(Names::encode).draft(text(file), file.toString(), environment);
  }

  /** The pipeline of a file that nothing is wrong with. */
  public static Pipeline valid(PipelineDraft draft) {
    try {
      return draft.orThrow();
    } catch (InvalidPipelineException e) {
      throw new UserError(
          ExitCode.USAGE,
          e.report(),
          "Correct the file; moorline validate -f " + draft.fileName() + " checks it.",
          e);
    }
  }

  private static String text(Path file) {
    if (!Files.isRegularFile(file)) {
      throw unreadable(file, Files.exists(file) ? "not a file" : "no such file", null);
    }
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw unreadable(file, "not text in UTF-8", e);
    } catch (IOException e) {
      throw unreadable(file, e.getMessage(), e);
    }
  }

  private static UserError unreadable(Path file, String why, @Nullable Throwable cause) {
    return new UserError(
        ExitCode.USAGE,
        "cannot read the pipeline file " + file + ": " + why,
        "Give the path of a pipeline file with -f.",
        cause);
  }
}
