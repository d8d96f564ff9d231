/** What a row costs when many were before it. */
@NullMarked
package io.moorline.bench.growth;

import org.jspecify.annotations.NullMarked;
