/**
 * Formulas over the columns of a row, in the Common Expression Language: typed and checked before
 * any row is there, always ending, and unable to reach anything but the row.
 */
@NullMarked
package io.moorline.rules.expression;

import org.jspecify.annotations.NullMarked;
