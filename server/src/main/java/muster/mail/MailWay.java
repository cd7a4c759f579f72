package muster.mail;

import org.jspecify.annotations.Nullable;

/** What becomes of mails at a site, as its setting says. */
public sealed interface MailWay {

    /** There are none. */
    record Off() implements MailWay {}

    /**
     * They are kept to be looked at.
     *
     * @param anywhere whether that was said to be meant also where others reach this server
     */
    record Capture(boolean anywhere) implements MailWay {}

    /**
     * They go to a server that passes them on.
     *
     * @param user null where that server asks for none, and then so is the password
     */
    record Relay(
            String host,
            int port,
            Security security,
            @Nullable String user,
            @Nullable String password) implements MailWay {
        @Override
        public String toString() {
            return "Relay[" + host + ":" + port + ", " + security + "]";
        }
    }

    /** How the connection to a relay is kept from others. */
    enum Security {
        /** Not at all. */
        NONE,
        /** By an encryption that begins after the greeting; without it nothing is sent. */
        STARTTLS,
        /** By encryption from the first byte on. */
        TLS
    }

    /**
     * Reads {@code capture}, {@code capture-anywhere}, or {@code smtp://user:password@host:port} with the schemes smtp, smtps and
     * smtp+plain; user with password, and port, may be left out.
     *
     * @throws IllegalArgumentException with a sentence that does not repeat the text, which may hold a password
     */
    static MailWay parse(String text) {
        return switch (text) {
            case "capture" -> new Capture(false);
            case "capture-anywhere" -> new Capture(true);
            default -> RelayAddress.parse(text);
        };
    }
}
