/**
 * Attacks as somebody from outside would try them, against a running server and through every door that has the way.
 * {@code docs/security/attacks.md} lists them all and names the test of each, here or beside what it is about.
 */
package muster.attack;
