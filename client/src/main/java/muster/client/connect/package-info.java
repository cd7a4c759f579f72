/**
 * Posit Connect, by its Server API as the vendor's Python client uses it: users, their groups and what they own. Facts are from
 * the published API reference and from that client's sources; where they differ by edition, the newer one is meant.
 */
@NullMarked
package muster.client.connect;

import org.jspecify.annotations.NullMarked;
