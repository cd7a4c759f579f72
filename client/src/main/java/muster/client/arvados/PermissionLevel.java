package muster.client.arvados;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a permission link permits. The first three lead on from each other; a login is a right of its own. */
public enum PermissionLevel {
    CAN_READ,
    CAN_WRITE,
    CAN_MANAGE,
    CAN_LOGIN;

    static Optional<PermissionLevel> of(String word) {
        return Arrays.stream(values())
                .filter(level -> level.word().equals(word))
                .findFirst();
    }

    /** As the platform spells it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
