/** Rows for the example party-backfill. */
@NullMarked
package io.moorline.demo.party;

import org.jspecify.annotations.NullMarked;
