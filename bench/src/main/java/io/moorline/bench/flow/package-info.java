/** Rows from one table into another: Moorline's three parts, and a chain of others. */
@NullMarked
package io.moorline.bench.flow;

import org.jspecify.annotations.NullMarked;
