/** A real Kafka, PostgreSQL and schema registry for the demo and the tests. */
@NullMarked
package io.moorline.devstack;

import org.jspecify.annotations.NullMarked;
