/** A pipeline joined with the catalog: all that the processors ask while they run. */
@NullMarked
package io.moorline.streams.model;

import org.jspecify.annotations.NullMarked;
