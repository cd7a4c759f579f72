package muster.client.cloudomation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is to be otherwise about a project. What is not given stays. */
public final class ProjectChanges {
    private final Map<String, @Nullable Object> body;

    private ProjectChanges(Map<String, @Nullable Object> body) {
        this.body = body;
    }

    public static Builder changing() {
        return new Builder();
    }

    Map<String, @Nullable Object> body() {
        return body;
    }

    @Override
    public String toString() {
        return "ProjectChanges" + WritableProperties.names(body);
    }

    public static final class Builder {
        private final Map<String, @Nullable Object> body = new LinkedHashMap<>();

        private Builder() {}

        /** No other project has it. */
        public Builder name(String name) {
            return with("name", Objects.requireNonNull(name));
        }

        public Builder description(String text) {
            return with("description", Objects.requireNonNull(text));
        }

        public Builder clearDescription() {
            return with("description", null);
        }

        public Builder readonly(boolean isReadonly) {
            return with("is_readonly", isReadonly);
        }

        private Builder with(String name, @Nullable Object value) {
            body.put(name, value);
            return this;
        }

        public ProjectChanges build() {
            return new ProjectChanges(new LinkedHashMap<>(body));
        }
    }
}
