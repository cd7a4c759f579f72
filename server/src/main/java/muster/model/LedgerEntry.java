package muster.model;

import org.jspecify.annotations.Nullable;

/**
 * An event as the chain covers it: every value as it is kept, so that also what a newer program wrote can be checked.
 *
 * @param number its place in the chain, from 1 on; 0 while it has none
 * @param place from where it was done; null when that was never told, or erased
 * @param placeDigest of the text of {@code place}; null when it was never told
 * @param payload names and field values; null when they were erased
 * @param payloadDigest of the text of {@code payload}
 * @param seal what binds number, header and digests together; empty while it is not sealed
 */
public record LedgerEntry(
        long number,
        Header header,
        @Nullable String place,
        @Nullable String placeDigest,
        @Nullable String payload,
        String payloadDigest,
        String seal) {

    /**
     * What is never erased.
     *
     * @param at in microseconds since 1970
     */
    public record Header(
            long id,
            long at,
            String actorKind,
            @Nullable String actorAccount,
            @Nullable Long actorKey,
            String door,
            String requestId,
            String act,
            String targetKind,
            String targetId,
            @Nullable String subject) {}

    public LedgerEntry sealed(long place, String withSeal) {
        return new LedgerEntry(place, header, this.place, placeDigest, payload, payloadDigest, withSeal);
    }

    public boolean isPayloadErased() {
        return payload == null;
    }

    public boolean isPlaceErased() {
        return place == null && placeDigest != null;
    }
}
