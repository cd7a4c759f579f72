package muster.backup;

/**
 * What tells whether a table is the same as another.
 *
 * @param rows how many there are
 * @param digest the sum of the rows' SHA-256 modulo 2^256, in hexadecimal digits
 */
public record TableSum(String table, long rows, String digest) {}
