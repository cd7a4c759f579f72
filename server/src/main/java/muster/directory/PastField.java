package muster.directory;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    RANK("rank", Type.RANK),
    ACTIVATED_AT("activatedAt", Type.TIME),
    IN_ALL_USERS("inAllUsers", Type.FLAG),
    SHOWN_TO_ALL("shownToAll", Type.FLAG),
    TRASHED_AT("trashedAt", Type.TIME),
    /** The id of an account. */
    MERGED_INTO("mergedInto"),
    READONLY("readonly", Type.FLAG),
    /** The id of a project. */
    PROJECT("project"),
    EXPIRES_AT("expiresAt", Type.TIME),
    DISABLED("blocked.DISABLED", Type.FLAG),
    DISABLED_REASON("blocked.DISABLED.reason"),
    DISABLED_UNTIL("blocked.DISABLED.until", Type.TIME),
    ARCHIVED("blocked.ARCHIVED", Type.FLAG),
    ARCHIVED_REASON("blocked.ARCHIVED.reason"),
    ARCHIVED_UNTIL("blocked.ARCHIVED.until", Type.TIME),
    HELD("blocked.HOLD", Type.FLAG),
    HELD_REASON("blocked.HOLD.reason"),
    HELD_UNTIL("blocked.HOLD.until", Type.TIME),
    LANES("lanes", Type.LIST),
    /** Of a group. */
    NAME("name"),
    /** Of a group: the id of an account. */
    OWNER("owner"),
    /** Of a group: only told here where they are not told. */
    MEMBERS("members");

    private enum Type {
        TEXT,
        FLAG,
        TIME,
        RANK,
        LIST
    }

    private static final Map<String, PastField> BY_EVENT =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(PastField::inEvents, field -> field));

    private final String inEvents;
    private final Type type;

    PastField(String inEvents) {
        this(inEvents, Type.TEXT);
    }

    PastField(String inEvents, Type type) {
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
        return switch (type) {
            case TEXT -> text;
            case FLAG -> Boolean.valueOf(text);
            case TIME -> Instant.parse(text);
            case RANK -> Rank.valueOf(text);
            case LIST -> text.isEmpty() ? List.of() : List.of(text.split(", "));
        };
    }

    static PastField of(String inEvents) {
        PastField field = BY_EVENT.get(inEvents);
        if (field == null) {
            throw new IllegalArgumentException("The past is not told in " + inEvents);
        }
        return field;
    }
}
