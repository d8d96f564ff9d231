/** A YAML file as sections that know their lines; every problem is collected, none is thrown. */
@NullMarked
package io.moorline.rules.file;

import org.jspecify.annotations.NullMarked;
