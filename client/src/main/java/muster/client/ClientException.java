package muster.client;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why something was not done. No message holds a secret. For what writes, {@link #mayHaveHappened} tells whether it may have been
 * done all the same.
 */
public abstract sealed class ClientException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private ClientException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Whether the server may have done what was asked, although nobody heard of it. */
    public abstract boolean mayHaveHappened();

    /** The platform said no; {@link #getMessage} is its own text. */
    public static final class Refused extends ClientException {
        private static final long serialVersionUID = 1;

        private final int status;
        private final @Nullable String code;
        private final LinkedHashMap<String, List<String>> fields;

        /**
         * @param status of HTTP
         * @param code the platform's own number or word; null where it has none
         * @param text the platform's own sentence
         */
        public Refused(int status, @Nullable String code, String text) {
            this(status, code, text, Map.of());
        }

        /** @param fields what is wrong with each, in the platform's words */
        public Refused(int status, @Nullable String code, String text, Map<String, List<String>> fields) {
            super(text, null);
            this.status = status;
            this.code = code;
            this.fields = new LinkedHashMap<>(fields);
        }

        /** The status of HTTP, 400 or above. */
        public int status() {
            return status;
        }

        /** The platform's own number or word for what is wrong. */
        public Optional<String> code() {
            return Optional.ofNullable(code);
        }

        /** What is wrong with each field, in the platform's words; empty where it does not say. */
        public Map<String, List<String>> fields() {
            return Collections.unmodifiableMap(fields);
        }

        /** Nothing was done, but for a server that failed in the middle. */
        @Override
        public boolean mayHaveHappened() {
            return status >= 500;
        }
    }

    /** Nobody answered, or the connection broke. */
    public static final class Unreachable extends ClientException {
        private static final long serialVersionUID = 1;

        private final boolean sent;

        /** @param sent whether the request may have reached the server */
        public Unreachable(String message, boolean sent, Throwable cause) {
            super(message, cause);
            this.sent = sent;
        }

        @Override
        public boolean mayHaveHappened() {
            return sent;
        }
    }

    /** The answer was not there in time. */
    public static final class TooSlow extends ClientException {
        private static final long serialVersionUID = 1;

        /** @param patience how long was waited */
        public TooSlow(String what, Duration patience) {
            super(what + " was not answered within " + patience.toMillis() / 1000.0 + " seconds", null);
        }

        @Override
        public boolean mayHaveHappened() {
            return true;
        }
    }

    /** The answer is not what the platform's protocol says: something else is there, or another version of it. */
    public static final class Misunderstood extends ClientException {
        private static final long serialVersionUID = 1;

        public Misunderstood(String message) {
            super(message, null);
        }

        @Override
        public boolean mayHaveHappened() {
            return true;
        }
    }

    /** The thread was interrupted while it waited; its mark is set again. */
    public static final class Interrupted extends ClientException {
        private static final long serialVersionUID = 1;

        public Interrupted(String what) {
            super(what + " was broken off by an interruption", null);
        }

        @Override
        public boolean mayHaveHappened() {
            return true;
        }
    }
}
