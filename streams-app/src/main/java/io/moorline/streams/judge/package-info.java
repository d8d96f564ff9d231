/** Where one task decides for each reference key whether it exists, is awaited or derived. */
@NullMarked
package io.moorline.streams.judge;

import org.jspecify.annotations.NullMarked;
