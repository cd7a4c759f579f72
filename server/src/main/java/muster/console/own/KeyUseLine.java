package muster.console.own;

/**
 * How a program uses a key at one door.
 *
 * @param scheme the word before the key in the header
 * @param path what follows the server's own address
 */
public record KeyUseLine(String scheme, String path) {}
