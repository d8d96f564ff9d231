/** Rows for the examples, with every oddity that real ones have: the same for the same seed. */
@NullMarked
package io.moorline.demo.example;

import org.jspecify.annotations.NullMarked;
