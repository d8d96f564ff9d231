package io.moorline.demo.example;

import java.nio.file.Path;

/**
 * What an example has beside its database.
 *
 * @param server with the databases of its authorities
 * @param directory with a copy of its reference data
 */
public record Elsewhere(Connections server, Path directory) {}
