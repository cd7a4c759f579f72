package muster.client.connect;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import muster.client.Secret;

/**
 * Somebody to be made. Only what is given is sent, and the server decides about the rest: without a role its default role, and
 * where it keeps passwords itself, exactly one of {@link Builder#password} and {@link Builder#mustSetPassword} has to be given.
 */
public final class NewUser {
    private final Map<String, Object> body;

    private NewUser(Map<String, Object> body) {
        this.body = body;
    }

    /** @param username as the person will sign in; the server refuses one that is taken, ignoring case */
    public static Builder named(String username) {
        return new Builder(username);
    }

    Map<String, Object> body() {
        return body;
    }

    /** Names the account, and nothing that is secret. */
    @Override
    public String toString() {
        return "NewUser[" + body.get("username") + "]";
    }

    public static final class Builder {
        private final Map<String, Object> fields = new LinkedHashMap<>();

        private Builder(String username) {
            fields.put("username", Objects.requireNonNull(username));
        }

        /** Need not be unique. */
        public Builder email(String email) {
            return with("email", email);
        }

        public Builder firstName(String name) {
            return with("first_name", name);
        }

        public Builder lastName(String name) {
            return with("last_name", name);
        }

        public Builder role(UserRole role) {
            return with("user_role", role.word());
        }

        /** The first password; its length is the server's affair. */
        public Builder password(Secret password) {
            return with("password", password.reveal());
        }

        /** The person sets the password at the first sign-in. */
        public Builder mustSetPassword() {
            return with("user_must_set_password", true);
        }

        /** What an outside provider of identities calls the person; needed where one is connected, ignored elsewhere. */
        public Builder uniqueId(String id) {
            return with("unique_id", id);
        }

        private Builder with(String name, Object value) {
            fields.put(name, Objects.requireNonNull(value));
            return this;
        }

        public NewUser build() {
            return new NewUser(Map.copyOf(fields));
        }
    }
}
