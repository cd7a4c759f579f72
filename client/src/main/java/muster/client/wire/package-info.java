/** HTTP and JSON for the clients of all platforms; hidden from who uses them. */
package muster.client.wire;
