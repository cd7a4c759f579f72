package muster.file;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import muster.directory.AccountLine;
import muster.directory.ImportField;
import muster.model.Account;
import muster.model.Email;
import muster.model.GroupName;
import muster.model.Profile;
import org.jspecify.annotations.Nullable;

/** The columns of a table of accounts, in the order in which they are written. */
enum CsvColumn {
    ID(ImportField.ID),
    USERNAME(ImportField.USERNAME),
    /** The primary address. */
    EMAIL(ImportField.EMAIL),
    FIRST_NAME(ImportField.GIVEN_NAME),
    LAST_NAME(ImportField.FAMILY_NAME),
    DISPLAY_NAME(ImportField.DISPLAY_NAME),
    DESCRIPTION(ImportField.DESCRIPTION),
    RANK(ImportField.RANK),
    GROUPS(null),
    /** Only told, as are the columns after it. */
    STATE(null),
    LAST_SIGN_IN(null),
    CREATED_AT(null);

    private final @Nullable ImportField field;

    CsvColumn(@Nullable ImportField field) {
        this.field = field;
    }

    String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<CsvColumn> of(String header) {
        String name = header.strip().toLowerCase(Locale.ROOT);
        return List.of(values()).stream()
                .filter(column -> column.header().equals(name))
                .findFirst();
    }

    /** What the column says of an account for an import; empty when it is not one text. */
    Optional<ImportField> field() {
        return Optional.ofNullable(field);
    }

    boolean isOnlyTold() {
        return field == null && this != GROUPS;
    }

    boolean namesAnAccount() {
        return this == ID || this == USERNAME || this == EMAIL;
    }

    /** Empty where there is no value. */
    String cell(AccountLine line) {
        Object written = value(line);
        return written == null ? "" : Formulas.defused(written.toString());
    }

    private @Nullable Object value(AccountLine line) {
        Account account = line.account();
        Profile profile = account.profile();
        return switch (this) {
            case ID -> account.id();
            case USERNAME -> account.username();
            case EMAIL -> address(account);
            case FIRST_NAME -> profile.givenName();
            case LAST_NAME -> profile.familyName();
            case DISPLAY_NAME -> profile.displayName();
            case DESCRIPTION -> profile.description();
            case RANK -> word(account.rank());
            case GROUPS ->
                NameList.written(line.groups().stream().map(GroupName::value).toList());
            case STATE -> word(line.state());
            case LAST_SIGN_IN -> line.activity().lastSignIn();
            case CREATED_AT -> account.stamps().createdAt();
        };
    }

    private static @Nullable Object address(Account account) {
        Email primary = account.primaryEmail();
        return primary == null ? null : primary.address();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
