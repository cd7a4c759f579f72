package muster.bench;

/** Somebody who gets an account. */
record Person(String username, String email, String givenName, String familyName) {}
