/**
 * The whole protocol as messages on their way, delivered in any order that Kafka permits: random
 * pipelines and random histories, each held against what a single thread says must come of it.
 */
@NullMarked
package io.moorline.streams.property;

import org.jspecify.annotations.NullMarked;
