package muster.model;

import org.jspecify.annotations.Nullable;

/**
 * One row that a merge concerns, and what becomes of it.
 *
 * @param what what the row is about, as people call it: an address, the name of a thing, a group, a door
 * @param before what the row says now, where that will be something else; null when it does not matter
 * @param after what it will say then; null when it will be no more, or the same
 */
public record MergeLine(
        Topic topic,
        Fate fate,
        String what,
        @Nullable String before,
        @Nullable String after) {

    /** What kind of row it is, in the order in which people are shown them. */
    public enum Topic {
        ACCOUNT,
        USERNAME,
        ADDRESS,
        PENDING_ADDRESS,
        ALL_USERS,
        PASSWORD,
        SECOND_FACTOR,
        CODE,
        IDENTITY,
        KEY,
        DIRECTORY_KEY,
        APPLICATION_PASSWORD,
        SESSION,
        THING,
        GROUP,
        MEMBERSHIP,
        RIGHT,
        RIGHT_OF_OTHERS,
        SIGNATURE,
        LANE,
        PROJECT,
        DOCUMENT,
        MARK,
        NAME_AT_DOOR
    }

    /** What becomes of a row. */
    public enum Fate {
        /** It belongs to the account that stays. */
        GOES,
        /** It belongs to the account that stays, under another name. */
        RENAMED,
        /** The account that stays has the same already, and keeps the higher of both. */
        JOINED,
        /** The account that stays is what the old one was. */
        CHANGES,
        /** It is over for good. */
        ENDS,
        /** Others may have it. */
        FREED,
        /** Whoever asks for it is sent on to the account that stays. */
        REDIRECTS,
        /** It stays with the old account, which nobody can use. */
        STAYS
    }

    public static MergeLine of(Topic topic, Fate fate, String what) {
        return new MergeLine(topic, fate, what, null, null);
    }
}
