package muster.directory;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.model.Rank;

/** What the past is told in: the fields of an account or a group, with the names and types that files of accounts have too. */
public enum PastField {
    USERNAME("username"),
    EMAIL("email"),
    FURTHER_EMAIL("further email"),
    PENDING_EMAIL("pendingEmail"),
    FIRST_NAME("givenName"),
    LAST_NAME("familyName"),
    DISPLAY_NAME("displayName"),
    DESCRIPTION("description"),
    ICON("icon"),
    LOCALE("locale"),
    RANK("rank", Rank::valueOf),
    ACTIVATED_AT("activatedAt", Instant::parse),
    IN_ALL_USERS("inAllUsers", Boolean::valueOf),
    SHOWN_TO_ALL("shownToAll", Boolean::valueOf),
    TRASHED_AT("trashedAt", Instant::parse),
    /** The id of an account. */
    MERGED_INTO("mergedInto"),
    READONLY("readonly", Boolean::valueOf),
    /** The id of a project. */
    PROJECT("project"),
    EXPIRES_AT("expiresAt", Instant::parse),
    DISABLED("blocked.DISABLED", Boolean::valueOf),
    DISABLED_REASON("blocked.DISABLED.reason"),
    DISABLED_UNTIL("blocked.DISABLED.until", Instant::parse),
    ARCHIVED("blocked.ARCHIVED", Boolean::valueOf),
    ARCHIVED_REASON("blocked.ARCHIVED.reason"),
    ARCHIVED_UNTIL("blocked.ARCHIVED.until", Instant::parse),
    HELD("blocked.HOLD", Boolean::valueOf),
    HELD_REASON("blocked.HOLD.reason"),
    HELD_UNTIL("blocked.HOLD.until", Instant::parse),
    LANES("lanes", text -> text.isEmpty() ? List.of() : List.of(text.split(", "))),
    /** Of a group. */
    NAME("name"),
    /** Of a group: the id of an account. */
    OWNER("owner"),
    /** Of a group: only told here where they are not told. */
    MEMBERS("members");

    private static final Map<String, PastField> BY_EVENT =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(PastField::inEvents, field -> field));

    private final String inEvents;
    private final Function<String, Object> type;

    PastField(String inEvents) {
        this(inEvents, text -> text);
    }

    PastField(String inEvents, Function<String, Object> type) {
        this.inEvents = inEvents;
        this.type = type;
    }

    /** As events call it. */
    public String inEvents() {
        return inEvents;
    }

    /** As files and programs call it: {@code first_name}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a text in an event means: text, a {@link Boolean}, an {@link Instant}, a {@link Rank}, or a list of texts. */
    Object value(String text) {
        return type.apply(text);
    }

    static PastField of(String inEvents) {
        PastField field = BY_EVENT.get(inEvents);
        if (field == null) {
            throw new IllegalArgumentException("The past is not told in " + inEvents);
        }
        return field;
    }
}
