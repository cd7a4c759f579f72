package muster.directory;

import org.jspecify.annotations.Nullable;

/**
 * What a field was at some time.
 *
 * @param text as an event tells it; null for no value, and where it is not told
 */
public record ValueThen(PastField field, @Nullable String text, Source source) {

    /** How it is known. */
    public enum Source {
        /** The events since tell it, or it has not changed since. */
        TOLD,
        /** The ledger keeps only what proves which text it was. */
        DIGEST,
        /** An event that would tell it was erased, or something changed that no event tells. */
        NOT_TOLD
    }

    static ValueThen told(String field, @Nullable String text) {
        boolean digest = text != null && text.startsWith(LedgerTexts.DIGEST_PREFIX);
        return new ValueThen(PastField.of(field), text, digest ? Source.DIGEST : Source.TOLD);
    }

    static ValueThen notTold(String field) {
        return new ValueThen(PastField.of(field), null, Source.NOT_TOLD);
    }

    /**
     * As what the field has: text, a {@link Boolean}, a {@link java.time.Instant}, a {@link muster.model.Rank}, or a list of texts;
     * null for no value, and where it is not told. A digest is text.
     */
    public @Nullable Object value() {
        return text == null || source == Source.DIGEST ? text : field.value(text);
    }
}
