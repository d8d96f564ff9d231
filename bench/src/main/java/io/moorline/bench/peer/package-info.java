/** What of the peers several sections use. */
@NullMarked
package io.moorline.bench.peer;

import org.jspecify.annotations.NullMarked;
