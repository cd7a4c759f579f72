package muster.bench;

import java.security.SecureRandom;
import java.util.UUID;
import muster.directory.Identifiers;

/** Ids for directories that live as long as a measurement. */
record BenchIdentifiers(SecureRandom random) implements Identifiers {
    @Override
    public UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    @Override
    public long number() {
        return random.nextLong(1L << 62);
    }

    @Override
    public String secret(int length) {
        return digits(length);
    }

    @Override
    public String digits(int length) {
        return random.ints(length, 0, 10).mapToObj(Integer::toString).reduce("", String::concat);
    }
}
