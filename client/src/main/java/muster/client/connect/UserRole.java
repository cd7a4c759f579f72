package muster.client.connect;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may do, from least to most. */
public enum UserRole {
    VIEWER,
    PUBLISHER,
    ADMINISTRATOR;

    static Optional<UserRole> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    /** As the platform spells it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
