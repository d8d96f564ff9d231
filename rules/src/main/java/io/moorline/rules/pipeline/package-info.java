/** The pipeline file as validated records. Data only; what runs is assembled from it elsewhere. */
@NullMarked
package io.moorline.rules.pipeline;

import org.jspecify.annotations.NullMarked;
