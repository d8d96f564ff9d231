/** Rows for the example product-staging-etl. */
@NullMarked
package io.moorline.demo.product;

import org.jspecify.annotations.NullMarked;
