package muster.directory;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Which row of a plan wants what: an account, a username, an address. Of each wish no more than 64 bits of its digest are kept, so
 * that a million of them fit; should two digests ever agree, two rows are told that need not be.
 */
final class Wishes {
    private static final int FIRST_SIZE = 1 << 10;

    private long[] keys = new long[FIRST_SIZE];
    private long[] places = new long[FIRST_SIZE];
    private int[] lines = new int[FIRST_SIZE];
    private int size;
    private final MessageDigest digest;

    Wishes() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** A row that had a wish before. */
    record Holder(long place, long line) {
        static final Holder NONE = new Holder(0, 0);

        boolean isNobody() {
            return place == 0;
        }
    }

    Holder holder(String wish) {
        int slot = slot(key(wish));
        return keys[slot] == 0 ? Holder.NONE : new Holder(places[slot], lines[slot]);
    }

    /** Notes whose the wish is, unless it was somebody's before. */
    void put(String wish, long place, long line) {
        if (3L * size >= 2L * keys.length) {
            grow();
        }
        long key = key(wish);
        int slot = slot(key);
        if (keys[slot] == 0) {
            keys[slot] = key;
            places[slot] = place;
            lines[slot] = (int) Math.min(line, Integer.MAX_VALUE);
            size++;
        }
    }

    private long key(String wish) {
        long key = ByteBuffer.wrap(digest.digest(wish.getBytes(StandardCharsets.UTF_8)))
                .getLong();
        return key == 0 ? 1 : key;
    }

    private int slot(long key) {
        int slot = (int) (key & keys.length - 1);
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldPlaces = places;
        int[] oldLines = lines;
        keys = new long[2 * oldKeys.length];
        places = Arrays.copyOf(places, keys.length);
        lines = Arrays.copyOf(lines, keys.length);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                places[slot] = oldPlaces[i];
                lines[slot] = oldLines[i];
            }
        }
    }
}
