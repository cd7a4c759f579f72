package muster.mail;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import muster.mail.MailWay.Relay;
import muster.mail.MailWay.Security;
import org.jspecify.annotations.Nullable;

/** Reads where a relay is and who hands mail in there. No sentence repeats what was read, as it may hold a password. */
final class RelayAddress {
    /** Where mail is handed in with a name, where servers hand it on, and where it is encrypted from the first byte. */
    private static final int SUBMISSION_PORT = 587;

    private static final int RELAY_PORT = 25;
    private static final int ENCRYPTED_PORT = 465;

    private static final String EXAMPLE = "it looks like smtp://user:password@relay.lab.example:587, with special"
            + " characters of the password in percent form";

    private record Login(@Nullable String user, @Nullable String password) {
        static final Login NONE = new Login(null, null);
    }

    private RelayAddress() {}

    static Relay parse(String text) {
        URI address = address(text);
        String scheme = Objects.requireNonNullElse(address.getScheme(), "").toLowerCase(Locale.ROOT);
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
        Login login = login(address.getRawUserInfo());
        int port = port(address.getPort(), scheme, login.user() != null);
        return new Relay(host, port, security(scheme, host), login.user(), login.password());
    }

    private static URI address(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException wrong) {
            throw new IllegalArgumentException(EXAMPLE);
        }
    }

    private static Login login(@Nullable String info) {
        if (info == null || info.isEmpty()) {
            return Login.NONE;
        }
        int colon = info.indexOf(':');
        if (colon <= 0 || colon == info.length() - 1) {
            throw new IllegalArgumentException("a user of the relay needs a password, as in user:password@host");
        }
        return new Login(decoded(info.substring(0, colon)), decoded(info.substring(colon + 1)));
    }

    private static String decoded(String text) {
        // Only forms write blanks as plus signs.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** @param given as the address has it; -1 for none */
    private static int port(int given, String scheme, boolean hasUser) {
        if (given == 0 || given > 65_535) {
            throw new IllegalArgumentException("a port is a number from 1 to 65535");
        }
        if (given > 0) {
            return given;
        }
        if (scheme.equals("smtps")) {
            return ENCRYPTED_PORT;
        }
        return hasUser ? SUBMISSION_PORT : RELAY_PORT;
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
