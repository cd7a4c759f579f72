/** HTTP and JSON for the clients of all platforms; hidden from who uses them. */
@NullMarked
package muster.client.wire;

import org.jspecify.annotations.NullMarked;
