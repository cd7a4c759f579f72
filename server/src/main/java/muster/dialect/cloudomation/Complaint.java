package muster.dialect.cloudomation;

import java.util.Locale;

/**
 * What is wrong with one field of what a client sent.
 *
 * @param field its name; empty when the whole is meant
 */
record Complaint(String field, Code code) {

    /** The platform's words for what can be wrong. */
    enum Code {
        REQUIRED,
        TOO_LONG,
        TOO_SHORT,
        WRONG_TYPE,
        INVALID,
        READ_ONLY,
        UNKNOWN_FIELD,
        NOT_UNIQUE,
        NOT_FOUND,
        NOT_NULL;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A value that cannot be taken; whoever reads fields says of which one. */
    static final class Found extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Code code;

        Found(Code code) {
            // A client's mistake: nobody reads its stack.
            super(code.word(), null, false, false);
            this.code = code;
        }

        Code code() {
            return code;
        }
    }
}
