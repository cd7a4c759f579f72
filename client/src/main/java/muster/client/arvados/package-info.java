/**
 * Arvados, by its API v1 as the vendor's SDKs use it: users, and the groups, permission links and tokens around them. Facts are
 * from the published API reference, from the platform's own sources and from those of its SDKs.
 */
@NullMarked
package muster.client.arvados;

import org.jspecify.annotations.NullMarked;
