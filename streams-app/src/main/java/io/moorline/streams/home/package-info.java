/** Where rows live: in the partition of their own primary key, until their references exist. */
@NullMarked
package io.moorline.streams.home;

import org.jspecify.annotations.NullMarked;
