package muster.client.cryosparc;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may do. */
public enum Role {
    USER,
    ADMIN;

    static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    /** As the platform spells it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
