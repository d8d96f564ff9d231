/** Records of the changes topics, reduced to the rows of one batch. No database. */
@NullMarked
package io.moorline.sink.batch;

import org.jspecify.annotations.NullMarked;
