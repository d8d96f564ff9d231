/** Captures tables again while the source runs. */
@NullMarked
package io.moorline.operations.snapshot;

import org.jspecify.annotations.NullMarked;
