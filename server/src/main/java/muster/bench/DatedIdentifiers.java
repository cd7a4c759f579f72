package muster.bench;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;
import muster.directory.Identifiers;

/** Ids of a past moment, the same for the same source of chance; secrets are nobody's, and other ones each time. */
final class DatedIdentifiers implements Identifiers {
    private static final int NUMBER_CHANCE_BITS = 21;

    private final SplittableRandom chance;
    private final SecureRandom random;
    private Instant now;

    DatedIdentifiers(long seed, SecureRandom random, Instant now) {
        this.chance = new SplittableRandom(seed);
        this.random = random;
        this.now = now;
    }

    Instant now() {
        return now;
    }

    void at(Instant moment) {
        now = moment;
    }

    SplittableRandom chance() {
        return chance;
    }

    @Override
    public UUID uuid() {
        long high = now.toEpochMilli() << 16 | 0x7000 | chance.nextInt(1 << 12);
        return new UUID(high, 0x8000_0000_0000_0000L | chance.nextLong() >>> 2);
    }

    @Override
    public long number() {
        return now.toEpochMilli() << NUMBER_CHANCE_BITS | chance.nextInt(1 << NUMBER_CHANCE_BITS);
    }

    @Override
    public String secret(int length) {
        StringBuilder secret = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            secret.append(Character.forDigit(random.nextInt(Character.MAX_RADIX), Character.MAX_RADIX));
        }
        return secret.toString();
    }

    @Override
    public String digits(int length) {
        StringBuilder digits = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }
}
