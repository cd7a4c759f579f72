package muster.store;

import java.util.Arrays;
import muster.directory.AccountField;

/** The folded columns of accounts that are searched by prefix. */
enum AccountColumn {
    USERNAME(AccountField.USERNAME, "username_key"),
    GIVEN(AccountField.GIVEN_NAME, "given_key"),
    FAMILY(AccountField.FAMILY_NAME, "family_key"),
    EMAIL(AccountField.EMAIL, "email_key");

    /** What the indexes by given name, by family name and by username all hold, in whatever order. */
    static final String IN_INDEXES_OF_NAMES = "a.id, a.given_key, a.family_key, a.username_key, a.email_key";

    private final AccountField field;
    private final String keyName;

    AccountColumn(AccountField field, String keyName) {
        this.field = field;
        this.keyName = keyName;
    }

    String keyName() {
        return keyName;
    }

    static AccountColumn of(AccountField field) {
        return Arrays.stream(values())
                .filter(column -> column.field == field)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(field + " is not a text"));
    }
}
