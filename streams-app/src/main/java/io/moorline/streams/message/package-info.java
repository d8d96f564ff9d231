/** What travels between home and judge, and what their stores hold: strings, small and compact. */
@NullMarked
package io.moorline.streams.message;

import org.jspecify.annotations.NullMarked;
