/**
 * Other servers that keep accounts, each spoken to in its own protocol through the client library: taking over what they have,
 * and making them follow the directory.
 */
@NullMarked
package muster.far;

import org.jspecify.annotations.NullMarked;
