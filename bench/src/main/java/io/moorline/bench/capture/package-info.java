/** Rows out of PostgreSQL: Moorline's capture, and what it is built on. */
@NullMarked
package io.moorline.bench.capture;

import org.jspecify.annotations.NullMarked;
