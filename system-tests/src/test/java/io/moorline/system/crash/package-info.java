/**
 * The crash test: everything is killed again and again while the source is written, and in the end
 * the target is what an independent model says.
 */
package io.moorline.system.crash;
