/** Brings in what authorities know: rows of tables and files, as records of their own topics. */
@NullMarked
package io.moorline.source.authority;

import org.jspecify.annotations.NullMarked;
