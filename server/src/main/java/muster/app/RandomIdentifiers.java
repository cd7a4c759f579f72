package muster.app;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import muster.directory.Identifiers;

/** Ids and secrets from the secure source and the clock. */
final class RandomIdentifiers implements Identifiers {
    private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final int NUMBER_CHANCE_BITS = 21;

    private final SecureRandom random;
    private final InstantSource clock;
    private final AtomicLong lastNumber = new AtomicLong();

    RandomIdentifiers(SecureRandom random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
    }

    /** RFC 9562, version 7: 48 bits of milliseconds, then 74 random ones. */
    @Override
    public UUID uuid() {
        long high = clock.millis() << 16 | 0x7000 | random.nextInt(1 << 12);
        long low = 0x8000_0000_0000_0000L | random.nextLong() >>> 2;
        return new UUID(high, low);
    }

    /**
     * Milliseconds above 21 bits of chance. Within one process the numbers only grow, so that what happens later is
     * listed later; between processes chance keeps them apart.
     */
    @Override
    public long number() {
        long wanted = clock.millis() << NUMBER_CHANCE_BITS | random.nextInt(1 << NUMBER_CHANCE_BITS);
        return lastNumber.updateAndGet(last -> Math.max(wanted, last + 1 + wanted % 7));
    }

    @Override
    public String secret(int length) {
        StringBuilder secret = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            secret.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
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
