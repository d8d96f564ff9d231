/**
 * What an example consists of beside its folder: rows with every oddity that real ones have, the
 * same for the same seed, and what is worth looking at.
 */
@NullMarked
package io.moorline.demo.example;

import org.jspecify.annotations.NullMarked;
