/** Rows for the example annuity-reference-backfill. */
@NullMarked
package io.moorline.demo.annuity;

import org.jspecify.annotations.NullMarked;
