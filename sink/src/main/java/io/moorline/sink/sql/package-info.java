/** Statements as pure functions of a table and the columns written. */
@NullMarked
package io.moorline.sink.sql;

import org.jspecify.annotations.NullMarked;
