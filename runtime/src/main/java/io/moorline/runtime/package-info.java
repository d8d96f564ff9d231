/** What every process needs, whatever part it runs. */
@NullMarked
package io.moorline.runtime;

import org.jspecify.annotations.NullMarked;
