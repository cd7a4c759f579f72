package muster.directory;

import java.util.List;

/**
 * A value of an account as it was written, for platforms with a filter language of their own: what they call a column. A
 * value that is not there is null, and stands first in ascending order.
 */
public sealed interface AccountValue {

    /** Spelled as people spelled it; equal only when every letter is. Ordered as names are, case ignored first. */
    enum Text implements AccountValue {
        USERNAME,
        /** The primary address. */
        EMAIL,
        GIVEN_NAME,
        FAMILY_NAME
    }

    /** A text that no index is about: to be compared by its characters, ordered with ASCII case ignored. */
    enum Plain implements AccountValue {
        ID,
        DESCRIPTION,
        ICON,
        PENDING_EMAIL,
        CREATED_BY,
        MODIFIED_BY,
        TRASHED_BY,
        PROJECT
    }

    enum Time implements AccountValue {
        CREATED_AT,
        MODIFIED_AT,
        TRASHED_AT,
        LAST_SIGN_IN,
        LAST_ACTIVITY,
        LAST_UI_ACTIVITY,
        /** As {@link MailCodeReader#deadlines} tells it. */
        DEADLINE
    }

    /** A whole number, which is always there. */
    enum Number implements AccountValue {
        /** Wrong passwords and second factors since the last complete sign-in. */
        FAILURES,
        /** Bytes of username, description and icon in UTF-8 together. */
        SIZE
    }

    /** What a door calls the account. */
    record WireName(String door, String kind) implements AccountValue {}

    /** What a door calls the account that changed this one last; {@code unknown} stands for the host. */
    record ModifierName(String door, String kind, String unknown) implements AccountValue {}

    /** A single value of a door's document that the door looks for. */
    record Attribute(String door, String name) implements AccountValue {}

    /** A door's whole document as JSON text; {@code none} where the account has none. */
    record Document(String door, String none) implements AccountValue {}

    /** Several texts with a blank between each, values that are not there being empty. */
    record Joined(List<AccountValue> parts) implements AccountValue {
        public Joined {
            parts = List.copyOf(parts);
        }
    }
}
