/** Before the first record: is what streams-app reads still what it has read before? */
@NullMarked
package io.moorline.streams.start;

import org.jspecify.annotations.NullMarked;
