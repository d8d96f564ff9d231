package io.moorline.runtime;

import java.nio.file.Path;

/**
 * What a process is told beside its pipeline file.
 *
 * @param stateDir where streams-app keeps its stores
 * @param httpHost where health and metrics are served
 * @param httpPort 0: any free port
 */
public record Settings(Path stateDir, String httpHost, int httpPort) {}
