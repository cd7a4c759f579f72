package muster.credential;

/**
 * A set of texts known by their SHA-256 alone (a Bloom filter): a mebibyte for 300,000 of them, of which it forgets none. It
 * takes about one of a million others for one of its own.
 */
final class DigestFilter {
    /** Eleven numbers of 23 bits are all that a digest holds, so that nothing more has to be hashed. */
    private static final int PROBES = 11;

    private static final int PROBE_BITS = 23;

    private final long[] bits = new long[1 << (PROBE_BITS - 6)];
    /** For one thread, before others read. */
    void add(byte[] digest) {
        for (int probe = 0; probe < PROBES; probe++) {
            int bit = bit(digest, probe);
            bits[bit >> 6] |= 1L << bit;
        }
    }

    boolean mayHold(byte[] digest) {
        for (int probe = 0; probe < PROBES; probe++) {
            int bit = bit(digest, probe);
            if ((bits[bit >> 6] & 1L << bit) == 0) {
                return false;
            }
        }
        return true;
    }

    /** The 23 bits of the digest that stand where this probe reads. */
    private static int bit(byte[] digest, int probe) {
        int first = probe * PROBE_BITS;
        int number = 0;
        for (int index = first >> 3; index < (first >> 3) + 4; index++) {
            number = number << 8 | (index < digest.length ? digest[index] & 0xff : 0);
        }
        return number >>> (32 - PROBE_BITS - (first & 7)) & (1 << PROBE_BITS) - 1;
    }
}
