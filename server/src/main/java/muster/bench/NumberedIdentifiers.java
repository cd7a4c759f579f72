package muster.bench;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import muster.directory.Identifiers;

/** Ids in the order of time, as a server makes them, for directories that live as long as a measurement. */
final class NumberedIdentifiers implements Identifiers {
    private final SecureRandom random;
    private final AtomicLong last = new AtomicLong(1L << 40);

    NumberedIdentifiers(SecureRandom random) {
        this.random = random;
    }

    @Override
    public UUID uuid() {
        return new UUID(last.incrementAndGet() << 16 | 0x7000, 0x8000_0000_0000_0000L | random.nextLong() >>> 2);
    }

    @Override
    public long number() {
        return last.incrementAndGet();
    }

    @Override
    public String secret(int length) {
        return "s".repeat(length);
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
