package muster.store;

import java.util.Arrays;
import muster.directory.AccountField;
import muster.directory.AccountValue;

/** The texts of accounts that are searched: each as it was written, and folded. */
enum AccountColumn {
    USERNAME(AccountField.USERNAME, "username", "username_key", "account_by_username"),
    GIVEN(AccountField.GIVEN_NAME, "given_name", "given_key", "account_by_name"),
    FAMILY(AccountField.FAMILY_NAME, "family_name", "family_key", "account_by_family"),
    EMAIL(AccountField.EMAIL, "email", "email_key", "account_by_email");

    /** What the indexes by given name, by family name and by username all hold, in whatever order. */
    static final String IN_INDEXES_OF_NAMES = "a.id, a.given_key, a.family_key, a.username_key, a.email_key";

    private final AccountField field;
    private final String rawName;
    private final String keyName;
    private final String index;

    AccountColumn(AccountField field, String rawName, String keyName, String index) {
        this.field = field;
        this.rawName = rawName;
        this.keyName = keyName;
        this.index = index;
    }

    /** Of the column with the text as it was written; null where there is none. */
    String rawName() {
        return rawName;
    }

    /** Of the column with the folded text, as {@link IndexKey} has it; empty where there is none. */
    String keyName() {
        return keyName;
    }

    /** The index of listed accounts that is in the order of the folded text. */
    String index() {
        return index;
    }

    /** The same for accounts that are not listed. */
    String unlistedIndex() {
        return index.replace("account_by_", "account_unlisted_by_");
    }

    static AccountColumn of(AccountField field) {
        return Arrays.stream(values())
                .filter(column -> column.field == field)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(field + " is not a text"));
    }

    static AccountColumn of(AccountValue.Text text) {
        return switch (text) {
            case USERNAME -> USERNAME;
            case EMAIL -> EMAIL;
            case GIVEN_NAME -> GIVEN;
            case FAMILY_NAME -> FAMILY;
        };
    }
}
