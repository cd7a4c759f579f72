package muster.directory;

import org.jspecify.annotations.Nullable;

/**
 * What a field was at some time.
 *
 * @param value null for no value, and where it is not told
 */
public record ValueThen(String field, @Nullable String value, Source source) {

    /** How it is known. */
    public enum Source {
        /** The events since tell it, or it has not changed since. */
        TOLD,
        /** The ledger keeps only what proves which text it was. */
        DIGEST,
        /** An event that would tell it was erased, or something changed that no event tells. */
        NOT_TOLD
    }

    static ValueThen told(String field, @Nullable String value) {
        boolean digest = value != null && value.startsWith(LedgerTexts.DIGEST_PREFIX);
        return new ValueThen(field, value, digest ? Source.DIGEST : Source.TOLD);
    }

    static ValueThen notTold(String field) {
        return new ValueThen(field, null, Source.NOT_TOLD);
    }
}
