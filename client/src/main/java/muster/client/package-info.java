/** What the clients of all platforms share: how patient they are, how secrets are kept, and what can go wrong. */
@NullMarked
package muster.client;

import org.jspecify.annotations.NullMarked;
