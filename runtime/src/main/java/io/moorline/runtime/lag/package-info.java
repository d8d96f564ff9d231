/** How far a consumer group is behind, and what holds it up. */
@NullMarked
package io.moorline.runtime.lag;

import org.jspecify.annotations.NullMarked;
