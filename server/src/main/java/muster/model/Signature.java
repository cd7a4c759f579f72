package muster.model;

import java.time.Instant;

/**
 * That an account agreed to something.
 *
 * @param number what doors name it by; grows with the time of signing
 */
public record Signature(long number, HoldingId agreement, AccountId account, Instant signedAt) {}
