package muster.dialect.connect;

import muster.dialect.JsonObject;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.Edit;
import muster.model.EmailAddress;
import muster.model.Username;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code PUT v1/users/{guid}} shall change. Fields that are left out or null stay. Writing what is shown changes
 * nothing, even where another door wrote it in a form that this one would not.
 */
final class UserChanges {
    private final ConnectSettings settings;
    private final ConnectUsernames usernames;

    UserChanges(ConnectSettings settings, ConnectUsernames usernames) {
        this.settings = settings;
        this.usernames = usernames;
    }

    AccountChanges read(JsonObject body, Account present) {
        AccountChanges.Builder changes = AccountChanges.changing();
        String role = ConnectBodies.role(body);
        if (role != null) {
            changes.rank(ConnectRoles.change(role));
        }
        return changes.username(username(ConnectBodies.username(body), ConnectUserJson.username(present)))
                .email(email(body.text("email"), ConnectUserJson.email(present)))
                .givenName(name(body.text("first_name")))
                .familyName(name(body.text("last_name")))
                .build();
    }

    private Edit<Username> username(@Nullable String text, String shown) {
        return text == null || text.equals(shown) ? Edit.keep() : Edit.set(usernames.parse(text));
    }

    private Edit<EmailAddress> email(@Nullable String text, String shown) {
        if (text == null || !text.isBlank() && text.equals(shown)) {
            return Edit.keep();
        }
        if (text.isBlank() && !settings.provider().isPassword()) {
            return Edit.clear();
        }
        return Edit.set(ConnectBodies.email(text));
    }

    /** A name that is emptied is no name: it is shown as an empty text either way. */
    private static Edit<String> name(@Nullable String text) {
        return text != null && text.isEmpty() ? Edit.clear() : Edit.ofNullable(text);
    }
}
