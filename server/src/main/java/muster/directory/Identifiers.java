package muster.directory;

import java.math.BigInteger;
import java.util.UUID;

/** Makes ids and secrets. */
public interface Identifiers {

    /** A UUID of version 7: ordered by the time of making, unguessable in the rest. */
    UUID uuid();

    /** A UUID of version 4, of which nothing can be guessed. */
    default UUID randomUuid() {
        BigInteger chance = new BigInteger(secret(26), 36);
        long high = chance.shiftRight(Long.SIZE).longValue() & ~0xF000L | 0x4000L;
        long low = chance.longValue() & 0x3FFF_FFFF_FFFF_FFFFL | Long.MIN_VALUE;
        return new UUID(high, low);
    }

    /** A positive number of at most 63 bits, ordered by the time of making, unique in practice over all nodes. */
    long number();

    /** Random letters ({@code a} to {@code z}) and digits from the secure source: 5.17 bits each. */
    String secret(int length);

    /** Random decimal digits from the secure source, each as likely as any other, zeros in front included. */
    String digits(int length);
}
