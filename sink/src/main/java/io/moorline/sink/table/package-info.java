/** Target tables as PostgreSQL knows them, and their values in its binary form. */
@NullMarked
package io.moorline.sink.table;

import org.jspecify.annotations.NullMarked;
