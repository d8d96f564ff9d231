package io.moorline.rules.file;

import java.util.Optional;

/**
 * One item of a list.
 *
 * @param word empty when the item is a section
 */
public record Item(String path, String word, Optional<Section> section) {}
