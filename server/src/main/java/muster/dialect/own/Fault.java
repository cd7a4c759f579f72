package muster.dialect.own;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong at one place of a request.
 *
 * @param pointer a JSON pointer into the body (RFC 6901); null when a parameter is meant
 * @param parameter its name; null when the body is meant
 * @param line of a file, from 1 on; null where no file or all of it is meant
 */
record Fault(
        @Nullable String pointer,
        @Nullable String parameter,
        @Nullable Long line,
        String detail) {

    static Fault at(String pointer, String detail) {
        return new Fault(pointer, null, null, detail);
    }

    static Fault ofParameter(String name, String detail) {
        return new Fault(null, name, null, detail);
    }

    /** @param line 0 where all of the file is meant */
    static Fault ofLine(long line, String detail) {
        return new Fault(null, null, line == 0 ? null : line, detail);
    }

    /** The pointer to a member below that place. */
    static String below(String pointer, String member) {
        return pointer + "/" + member.replace("~", "~0").replace("/", "~1");
    }
}
