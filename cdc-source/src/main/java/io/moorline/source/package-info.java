/** Databases to cdc topics: one Debezium engine per captured database, exactly once. */
@NullMarked
package io.moorline.source;

import org.jspecify.annotations.NullMarked;
