/** What resolving decides: keys, links, candidates and verdicts. Values are canonical text. */
@NullMarked
package io.moorline.rules.resolve;

import org.jspecify.annotations.NullMarked;
