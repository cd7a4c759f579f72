package muster.dialect.connect;

import muster.dialect.JsonObject;
import muster.model.EmailAddress;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Fields that more than one body has. */
final class ConnectBodies {
    private ConnectBodies() {}

    /** The role word; null when none is given. Whatever is no word is as unknown as an unknown word. */
    static @Nullable String role(JsonObject body) {
        JsonNode value = body.value("user_role");
        if (value == null) {
            return null;
        }
        String word = value.isString() ? value.stringValue() : "";
        ConnectRoles.rank(word);
        return word;
    }

    /** The username; null when none is given. */
    static @Nullable String username(JsonObject body) {
        JsonNode value = body.value("username");
        if (value != null && !value.isString()) {
            throw new ConnectRefusal(ConnectCode.USERNAME_RULE, "A username is a text.");
        }
        return value == null ? null : value.stringValue();
    }

    /** An address to which mail could go: this door writes no other. */
    static EmailAddress email(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new ConnectRefusal(ConnectCode.BLANK_EMAIL, "The e-mail address must not be blank.");
        }
        EmailAddress address = EmailAddress.parse(text);
        if (!address.isMailable()) {
            throw new ConnectRefusal(ConnectCode.EMAIL_FORMAT, "This is not an e-mail address.");
        }
        return address;
    }
}
