/** One batch, one transaction. */
@NullMarked
package io.moorline.sink.write;

import org.jspecify.annotations.NullMarked;
