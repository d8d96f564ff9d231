/** The example on an embedded stack, from the first row to the last, with one command. */
@NullMarked
package io.moorline.demo;

import org.jspecify.annotations.NullMarked;
