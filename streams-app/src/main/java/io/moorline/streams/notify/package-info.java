/** Tells people of references that were derived; nothing that writes rows waits for it. */
@NullMarked
package io.moorline.streams.notify;

import org.jspecify.annotations.NullMarked;
