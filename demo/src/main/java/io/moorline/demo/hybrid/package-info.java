/** Rows for the example hybrid-reference-strategy, and what the authorities of it know. */
@NullMarked
package io.moorline.demo.hybrid;

import org.jspecify.annotations.NullMarked;
