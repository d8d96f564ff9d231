/** Where each partition's rows stand in the database, and who may write the next. */
@NullMarked
package io.moorline.sink.fence;

import org.jspecify.annotations.NullMarked;
