/** The consumer's side: partitions come and go, records become batches, offsets follow commits. */
@NullMarked
package io.moorline.sink.consume;

import org.jspecify.annotations.NullMarked;
