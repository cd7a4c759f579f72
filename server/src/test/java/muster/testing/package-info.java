/**
 * What tests of the whole application lean on: a running server, a plain client, a socket that sends whatever it is
 * told, and clients that behave as the platforms' own do.
 */
package muster.testing;
