package muster.dialect.arvados;

import java.util.Locale;
import java.util.Optional;
import muster.model.Username;
import muster.model.UsernameRule;
import org.jspecify.annotations.Nullable;

/** The username that a new user with an address gets. Source: Arvados API, users; its own tests of usernames. */
final class DerivedUsernames {
    /** So that there is room for a number. */
    private static final int MAXIMUM_LENGTH = Username.MAXIMUM_LENGTH - 20;

    private final ArvadosSettings settings;

    DerivedUsernames(ArvadosSettings settings) {
        this.settings = settings;
    }

    /** @param asked the name that was asked for, which is brought into form rather than refused; null for none */
    Optional<Username> derive(@Nullable String asked, String email) {
        String base = asked == null ? localPart(email) : asked;
        String name = base.replaceFirst("^[^A-Za-z]+", "").replaceAll("[^A-Za-z0-9]", "");
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(Username.parse(name.substring(0, Math.min(MAXIMUM_LENGTH, name.length()))));
    }

    /** A reserved name is somebody's only with a number behind it. */
    UsernameRule rule(Username name) {
        return settings.reservedUsernames().contains(name.value().toLowerCase(Locale.ROOT))
                ? UsernameRule.ALWAYS_NUMBERED
                : UsernameRule.NUMBERED_WHEN_TAKEN;
    }

    /** What stands before the host, without what people append to tell their mails apart; empty when that is no address. */
    private static String localPart(String email) {
        int at = email.indexOf('@');
        if (at < 1 || at == email.length() - 1) {
            return "";
        }
        String local = email.substring(0, at);
        int plus = local.indexOf('+');
        return plus > 0 ? local.substring(0, plus) : local;
    }
}
