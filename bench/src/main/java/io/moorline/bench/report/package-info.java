/** What was measured, and how it is shown. */
@NullMarked
package io.moorline.bench.report;

import org.jspecify.annotations.NullMarked;
