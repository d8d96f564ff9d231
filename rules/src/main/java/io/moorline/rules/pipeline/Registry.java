package io.moorline.rules.pipeline;

import java.util.Optional;

/** The schema registry: the base URL of its Confluent-compatible API. */
public record Registry(String url, Optional<String> user, Optional<Secret> password) {}
