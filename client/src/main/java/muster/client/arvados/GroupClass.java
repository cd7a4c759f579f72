package muster.client.arvados;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a group is for. */
public enum GroupClass {
    /** Holds people, who have its rights. */
    ROLE,
    /** Holds things. */
    PROJECT,
    /** Shows what its filters find. */
    FILTER;

    static Optional<GroupClass> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    /** As the platform spells it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
