/** What the target must have before the sink can write: as DDL, and as a check. */
@NullMarked
package io.moorline.sink.setup;

import org.jspecify.annotations.NullMarked;
