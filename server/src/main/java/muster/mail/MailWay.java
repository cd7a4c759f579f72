package muster.mail;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
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
     * @param user null where that server asks for none
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

    /** Where mail is handed in with a name, where servers hand it on, and where it is encrypted from the first byte. */
    int SUBMISSION_PORT = 587;

    int RELAY_PORT = 25;
    int ENCRYPTED_PORT = 465;

    /**
     * Reads {@code capture}, {@code capture-anywhere}, or {@code smtp://user:password@host:port} with the schemes smtp, smtps and
     * smtp+plain; user, password and port may be left out.
     *
     * @throws IllegalArgumentException with a sentence that does not repeat the text, which may hold a password
     */
    static MailWay parse(String text) {
        return switch (text) {
            case "capture" -> new Capture(false);
            case "capture-anywhere" -> new Capture(true);
            default -> relay(address(text));
        };
    }

    private static URI address(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException wrong) {
            throw new IllegalArgumentException("it looks like smtp://user:password@relay.lab.example:587, with special"
                    + " characters of the password in percent form");
        }
    }

    private static Relay relay(URI address) {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        if (!Set.of("smtp", "smtps", "smtp+plain").contains(scheme)) {
            throw new IllegalArgumentException(
                    "it is capture, capture-anywhere, or an address that begins with smtp://, smtps:// or smtp+plain://");
        }
        String path = Objects.requireNonNullElse(address.getRawPath(), "");
        boolean more = !path.isEmpty() && !path.equals("/");
        if (address.getHost() == null || more || address.getRawQuery() != null || address.getRawFragment() != null) {
            throw new IllegalArgumentException("an address has a host and nothing behind its port");
        }
        String host = address.getHost().replaceAll("[\\[\\]]", "");
        String[] login = login(address.getRawUserInfo());
        return new Relay(host, port(address, scheme, login[0]), security(scheme, host), login[0], login[1]);
    }

    private static @Nullable String[] login(@Nullable String info) {
        if (info == null || info.isEmpty()) {
            return new @Nullable String[] {null, null};
        }
        int colon = info.indexOf(':');
        if (colon <= 0 || colon == info.length() - 1) {
            throw new IllegalArgumentException("a user of the relay needs a password, as in user:password@host");
        }
        return new @Nullable String[] {decoded(info.substring(0, colon)), decoded(info.substring(colon + 1))};
    }

    private static String decoded(String text) {
        // Only forms write blanks as plus signs.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static int port(URI address, String scheme, @Nullable String user) {
        if (address.getPort() == 0 || address.getPort() > 65_535) {
            throw new IllegalArgumentException("a port is a number from 1 to 65535");
        }
        if (address.getPort() > 0) {
            return address.getPort();
        }
        if (scheme.equals("smtps")) {
            return ENCRYPTED_PORT;
        }
        return user == null ? RELAY_PORT : SUBMISSION_PORT;
    }

    private static Security security(String scheme, String host) {
        return switch (scheme) {
            case "smtps" -> Security.TLS;
            case "smtp" -> isThisMachine(host) ? Security.NONE : Security.STARTTLS;
            default -> Security.NONE;
        };
    }

    private static boolean isThisMachine(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException aName) {
            return false;
        }
    }
}
