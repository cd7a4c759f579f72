package muster.dialect.connect;

import java.util.Set;
import java.util.regex.Pattern;
import muster.model.TextKey;
import muster.model.Username;

/** Which usernames this door writes. Names that other doors wrote are shown and kept as they are. */
final class ConnectUsernames {
    private static final Pattern DEFAULT_FORM = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{1,63}");

    private final boolean permissive;
    private final Set<String> prohibitedKeys;

    ConnectUsernames(ConnectSettings settings) {
        this.permissive = settings.usernameValidator() == ConnectSettings.UsernameValidator.PERMISSIVE;
        this.prohibitedKeys = settings.prohibitedUsernames().stream()
                .map(name -> TextKey.of(name).value())
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    Username parse(String text) {
        if (!permissive && !DEFAULT_FORM.matcher(text).matches()) {
            throw new ConnectRefusal(
                    ConnectCode.USERNAME_RULE,
                    "A username has 2 to 64 characters: a letter first, then letters, digits, '.', '_' and '-'.");
        }
        Username username = Username.parse(text);
        if (prohibitedKeys.contains(username.key().value())) {
            throw new ConnectRefusal(ConnectCode.USERNAME_PROHIBITED, "This username is reserved.");
        }
        return username;
    }
}
