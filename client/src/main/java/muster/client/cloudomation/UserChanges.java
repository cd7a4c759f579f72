package muster.client.cloudomation;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is to be otherwise about somebody. What is not given stays. Everybody may describe the own record, and mark any. */
public final class UserChanges {
    private final Map<String, @Nullable Object> body;

    private UserChanges(Map<String, @Nullable Object> body) {
        this.body = body;
    }

    public static Builder changing() {
        return new Builder();
    }

    Map<String, @Nullable Object> body() {
        return body;
    }

    /** What is changed, and not to what. */
    @Override
    public String toString() {
        return "UserChanges" + WritableProperties.names(body);
    }

    public static final class Builder extends WritableProperties<Builder> {
        private Builder() {}

        public Builder name(String name) {
            return with("name", Objects.requireNonNull(name));
        }

        /** Another address, which has to be confirmed first: a mail goes there. Not for the own record. */
        public Builder pendingEmail(String address) {
            return with("pending_email", Objects.requireNonNull(address));
        }

        /** Forgets an address that was not confirmed. */
        public Builder clearPendingEmail() {
            return with("pending_email", null);
        }

        public Builder clearDescription() {
            return with("description", null);
        }

        public Builder clearIcon() {
            return with("icon", null);
        }

        public Builder clearProject() {
            return with("project_id", null);
        }

        /** For the caller's own eyes. */
        public Builder pinned(boolean isPinned) {
            return with("is_pinned", isPinned);
        }

        /** For the caller's own eyes. */
        public Builder opened(boolean isOpened) {
            return with("is_opened", isOpened);
        }

        public UserChanges build() {
            return new UserChanges(body());
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
