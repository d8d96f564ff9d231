/** What a pipeline file may say, in a form that editors understand. */
@NullMarked
package io.moorline.rules.schema;

import org.jspecify.annotations.NullMarked;
