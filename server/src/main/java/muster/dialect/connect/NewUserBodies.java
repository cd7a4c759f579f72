package muster.dialect.connect;

import muster.dialect.JsonObject;
import muster.model.AccountKind;
import muster.model.AddressRule;
import muster.model.EmailAddress;
import muster.model.ExternalIdentity;
import muster.model.NewAccount;
import muster.model.Password;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Username;
import org.jspecify.annotations.Nullable;

/** Reads the body of {@code POST v1/users}; what it must hold depends on the authentication provider. */
final class NewUserBodies {
    private final ConnectSettings settings;
    private final ConnectUsernames usernames;

    NewUserBodies(ConnectSettings settings, ConnectUsernames usernames) {
        this.settings = settings;
        this.usernames = usernames;
    }

    NewAccount read(JsonObject body) {
        boolean byPassword = settings.provider().isPassword();
        Username username = username(body);
        EmailAddress email = email(body);
        return new NewAccount(
                AccountKind.PERSON,
                username,
                email,
                Profile.ofNames(name(body, "first_name"), name(body, "last_name")),
                rank(body),
                byPassword ? null : externalId(body),
                byPassword ? start(body) : new NewAccount.Start.WithoutPassword(),
                AddressRule.MAY_BE_SHARED);
    }

    /** The very first account: nobody could give it a password later. */
    NewAccount readFirst(JsonObject body) {
        if (!body.has("password")) {
            throw new ConnectRefusal(
                    ConnectCode.FIRST_USER_NEEDS_PASSWORD, "The first user must be made with a password.");
        }
        return read(body);
    }

    private Username username(JsonObject body) {
        String text = ConnectBodies.username(body);
        if (text == null) {
            throw new ConnectRefusal(ConnectCode.PARAMETER_MISSING, "A username is required.");
        }
        return usernames.parse(text);
    }

    private @Nullable EmailAddress email(JsonObject body) {
        String text = body.text("email");
        boolean optional = !settings.provider().isPassword();
        return optional && (text == null || text.isBlank()) ? null : ConnectBodies.email(text);
    }

    private static @Nullable String name(JsonObject body, String field) {
        String text = body.text(field);
        return text == null || text.isEmpty() ? null : text;
    }

    private static @Nullable Rank rank(JsonObject body) {
        String role = ConnectBodies.role(body);
        return role == null ? null : ConnectRoles.rank(role);
    }

    /** Newest name first; the deprecated one is what posit-sdk sends. */
    private @Nullable ExternalIdentity externalId(JsonObject body) {
        String newest = body.text("external_id");
        String text = newest == null ? body.text("unique_id") : newest;
        if (text != null && !text.isBlank()) {
            return new ExternalIdentity(settings.provider().issuer(), text);
        }
        if (settings.provider().needsExternalId(settings.uniqueIdHeader())) {
            throw new ConnectRefusal(
                    ConnectCode.BLANK_EXTERNAL_ID, "This authentication provider needs the unique id of the user.");
        }
        return null;
    }

    private NewAccount.Start start(JsonObject body) {
        String password = body.text("password");
        boolean setByUser = Boolean.TRUE.equals(body.flag("user_must_set_password"));
        if (password != null && setByUser) {
            throw new ConnectRefusal(
                    ConnectCode.INVALID_PARAMETER, "Give either a password or user_must_set_password, not both.");
        }
        if (setByUser) {
            return new NewAccount.Start.Invited();
        }
        if (password == null) {
            throw new ConnectRefusal(
                    ConnectCode.PARAMETER_MISSING, "A password or user_must_set_password is required.");
        }
        return new NewAccount.Start.WithPassword(Password.ofText(password).atLeast(settings.minimumPasswordLength()));
    }
}
