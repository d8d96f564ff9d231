/** The commands. Each is a thin shell: it reads options, calls a part, prints. */
@NullMarked
package io.moorline.cli;

import org.jspecify.annotations.NullMarked;
