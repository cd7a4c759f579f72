package muster.store;

import java.util.Arrays;
import muster.directory.AccountField;

/** The folded columns of accounts that are searched by prefix. */
enum AccountColumn {
    USERNAME(AccountField.USERNAME, "username_key"),
    GIVEN(AccountField.GIVEN_NAME, "given_key"),
    FAMILY(AccountField.FAMILY_NAME, "family_key"),
    EMAIL(AccountField.EMAIL, "email_key");

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
