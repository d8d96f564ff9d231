/** The steps that turn every spelling of a key into one. */
@NullMarked
package io.moorline.rules.normalize;

import org.jspecify.annotations.NullMarked;
