package muster.dialect;

import org.jspecify.annotations.Nullable;

/** A body that is not what was asked for. Each protocol gives it its own shape; the sentence is fit for people. */
public final class JsonComplaint extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Kind {
        /** The text breaks the rules of JSON, or goes beyond what is read of it. */
        NOT_JSON,
        /** It is JSON, but not an object. */
        NOT_AN_OBJECT,
        /** A field that must be there is not. */
        MISSING,
        /** A field holds something of another type. */
        WRONG_TYPE
    }

    private final Kind kind;
    private final @Nullable String field;

    JsonComplaint(Kind kind, @Nullable String field, String sentence) {
        // A client's mistake: nobody reads its stack, and it must not cost more than other requests.
        super(sentence, null, false, false);
        this.kind = kind;
        this.field = field;
    }

    public static JsonComplaint missing(String field) {
        return new JsonComplaint(Kind.MISSING, field, "The field " + field + " is required.");
    }

    /** @param expected what the field should hold, with its article: {@code a text} */
    public static JsonComplaint wrongType(String field, String expected) {
        return new JsonComplaint(Kind.WRONG_TYPE, field, "The field " + field + " must be " + expected + ".");
    }

    public Kind kind() {
        return kind;
    }

    /** The field's name; null when the whole body is meant. */
    public @Nullable String field() {
        return field;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
