/** The resolve topology: cdc topics in, row changes out. */
@NullMarked
package io.moorline.streams;

import org.jspecify.annotations.NullMarked;
