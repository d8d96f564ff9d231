/** What the parts agree on: topics, names, Avro contracts of rows and messages, table catalog. */
@NullMarked
package io.moorline.schemas;

import org.jspecify.annotations.NullMarked;
