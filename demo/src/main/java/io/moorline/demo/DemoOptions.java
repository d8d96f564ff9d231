package io.moorline.demo;

import io.moorline.cli.OutputFormat;
import io.moorline.demo.example.Example;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What was asked of the demo.
 *
 * @param dataDir absent: nothing is kept
 */
record DemoOptions(
    Example example,
    long rows,
    long seed,
    boolean once,
    OutputFormat output,
    Optional<Path> dataDir,
    int httpPort) {}
