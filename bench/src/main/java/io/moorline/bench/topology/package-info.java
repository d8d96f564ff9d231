/** Facts from cdc topics to changes topics: Moorline's topology, and plain joins. */
@NullMarked
package io.moorline.bench.topology;

import org.jspecify.annotations.NullMarked;
