package io.moorline.cli;

/** How a command prints its data; named as the option's values are. */
enum OutputFormat {
  text,
  json
}
