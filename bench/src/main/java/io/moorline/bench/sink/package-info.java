/** Rows into PostgreSQL: Moorline's sink, and others. */
@NullMarked
package io.moorline.bench.sink;

import org.jspecify.annotations.NullMarked;
