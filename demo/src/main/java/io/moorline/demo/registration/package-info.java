/** Rows for the example registration-anchor. */
@NullMarked
package io.moorline.demo.registration;

import org.jspecify.annotations.NullMarked;
