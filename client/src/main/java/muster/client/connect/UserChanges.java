package muster.client.connect;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What is to be otherwise about somebody. What is not given stays; nothing can be taken away but the names, by an empty text. */
public final class UserChanges {
    private final Map<String, Object> body;

    private UserChanges(Map<String, Object> body) {
        this.body = body;
    }

    public static Builder changing() {
        return new Builder();
    }

    Map<String, Object> body() {
        return body;
    }

    @Override
    public String toString() {
        return "UserChanges" + body.keySet();
    }

    public static final class Builder {
        private final Map<String, Object> fields = new LinkedHashMap<>();

        private Builder() {}

        public Builder email(String email) {
            return with("email", email);
        }

        public Builder username(String username) {
            return with("username", username);
        }

        public Builder firstName(String name) {
            return with("first_name", name);
        }

        public Builder lastName(String name) {
            return with("last_name", name);
        }

        /** One's own role can only go down, and the last administrator's not at all. */
        public Builder role(UserRole role) {
            return with("user_role", role.word());
        }

        private Builder with(String name, Object value) {
            fields.put(name, Objects.requireNonNull(value));
            return this;
        }

        public UserChanges build() {
            return new UserChanges(Map.copyOf(fields));
        }
    }
}
