package muster.client.cloudomation;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Somebody to be made, and invited by mail. Only what is given is sent. */
public final class NewUser {
    private final Map<String, @Nullable Object> body;
    private final boolean isInvited;

    private NewUser(Map<String, @Nullable Object> body, boolean isInvited) {
        this.body = body;
        this.isInvited = isInvited;
    }

    /**
     * @param name 1 to 128 characters without comma; the server takes blanks around it away, and refuses one that is taken, ignoring
     *     case
     * @param pendingEmail where the invitation goes; the server refuses an address that somebody has
     */
    public static Builder named(String name, String pendingEmail) {
        return new Builder(name, pendingEmail);
    }

    Map<String, @Nullable Object> body() {
        return body;
    }

    boolean isInvited() {
        return isInvited;
    }

    @Override
    public String toString() {
        return "NewUser[" + body.get("name") + "]";
    }

    public static final class Builder extends WritableProperties<Builder> {
        private boolean isInvited = true;

        private Builder(String name, String pendingEmail) {
            with("name", Objects.requireNonNull(name));
            with("pending_email", Objects.requireNonNull(pendingEmail));
        }

        /** No mail goes out; {@link UserHandle#invite()} does that later. */
        public Builder withoutInvitation() {
            isInvited = false;
            return this;
        }

        public NewUser build() {
            return new NewUser(body(), isInvited);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
