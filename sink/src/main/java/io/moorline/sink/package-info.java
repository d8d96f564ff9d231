/** Row changes to PostgreSQL: rows, change_log and fence in one transaction. */
@NullMarked
package io.moorline.sink;

import org.jspecify.annotations.NullMarked;
