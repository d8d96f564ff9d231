/** Moorline and its peers, side by side. */
@NullMarked
package io.moorline.bench;

import org.jspecify.annotations.NullMarked;
