/**
 * What every wire protocol needs, and nothing more: the place where a protocol hangs its routes and tells how accounts
 * look there, and the strict reading of JSON that strangers send.
 *
 * <p>Each protocol lives in a package of its own below this one and knows none of the others.
 */
@NullMarked
package muster.dialect;

import org.jspecify.annotations.NullMarked;
