package muster.store;

import java.util.List;
import java.util.Optional;
import muster.directory.AccountQuery;
import muster.directory.AccountValue;

/** One kind of accounts that lists are about: what their rows say, and by which indexes they are walked. */
enum ListSide {
    LISTED("@listed = 1"),
    /** Few. */
    SHADOWS("@listed = 2"),
    /** In the words of the indexes of accounts that lists do not show. */
    TRASH("@listed <> 1 and @trashed_at is not null and @merged_into is null and @kind <> 'SYSTEM'");

    private static final String TRASH_INDEX = "account_trashed";

    private final String condition;

    ListSide(String condition) {
        this.condition = condition;
    }

    static List<ListSide> of(AccountQuery.Who who) {
        return switch (who) {
            case LISTED -> List.of(LISTED);
            case LISTED_AND_SHADOWS -> List.of(LISTED, SHADOWS);
            case LISTED_AND_TRASH -> List.of(LISTED, TRASH);
            case TRASH -> List.of(TRASH);
        };
    }

    /** @param alias of the table of accounts, with its dot */
    String condition(String alias) {
        return condition.replace("@", alias);
    }

    /** The index of these accounts that begins with this value. */
    Optional<String> indexOf(AccountValue value) {
        return switch (this) {
            case LISTED -> listedIndexOf(value);
            case SHADOWS -> Optional.empty();
            case TRASH -> trashIndexOf(value);
        };
    }

    private static Optional<String> listedIndexOf(AccountValue value) {
        if (value instanceof AccountValue.Text text) {
            return Optional.of(AccountColumn.of(text).index());
        }
        if (value == AccountValue.Time.CREATED_AT) {
            return Optional.of("account_by_creation");
        }
        return value == AccountValue.Time.MODIFIED_AT ? Optional.of("account_by_modification") : Optional.empty();
    }

    private static Optional<String> trashIndexOf(AccountValue value) {
        if (value instanceof AccountValue.Text text) {
            return Optional.of(AccountColumn.of(text).unlistedIndex());
        }
        if (value == AccountValue.Time.CREATED_AT) {
            return Optional.of("account_unlisted_by_creation");
        }
        return value == AccountValue.Time.TRASHED_AT ? Optional.of(TRASH_INDEX) : Optional.empty();
    }

    /** What stands behind the table's alias so that these accounts are all looked at where no index is in the page's order. */
    String lookingAtAll(Database database) {
        return switch (this) {
            case LISTED -> database.walkingRows();
            case SHADOWS -> "";
            case TRASH -> database.walking(TRASH_INDEX);
        };
    }
}
