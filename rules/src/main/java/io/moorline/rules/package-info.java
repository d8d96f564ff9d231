/** What is decided about rows: keys, verdicts, derivation, linking. Pure: values in, values out. */
@NullMarked
package io.moorline.rules;

import org.jspecify.annotations.NullMarked;
