/** Whether a pipeline fits its databases: found before anything is read or written. */
@NullMarked
package io.moorline.rules.catalog;

import org.jspecify.annotations.NullMarked;
