package muster.model;

/**
 * One address of an account.
 *
 * @param verified proven to reach the person; lost when the address changes
 * @param claimed whether this account is the one that the address stands for: only then it signs in, receives codes and
 *     is found by it. At most one account claims an address.
 */
public record Email(EmailAddress address, boolean verified, boolean claimed) {}
