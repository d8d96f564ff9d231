/** Reads changes again into the target: a plan first, then the group's offsets. */
@NullMarked
package io.moorline.operations.replay;

import org.jspecify.annotations.NullMarked;
