/** What every processor of the topology shares: its desk, its guard, its numbers. */
@NullMarked
package io.moorline.streams.station;

import org.jspecify.annotations.NullMarked;
