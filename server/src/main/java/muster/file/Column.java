package muster.file;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import muster.directory.AccountLine;
import muster.directory.ImportField;
import muster.model.Account;
import muster.model.Email;
import muster.model.GroupName;
import muster.model.Profile;
import org.jspecify.annotations.Nullable;

/** What files say of an account: the columns of a table, in the order in which they are written, and the fields of objects. */
enum Column {
    ID(ImportField.ID),
    /** Only read: within which source it counts is not in the file. */
    EXTERNAL_ID(ImportField.EXTERNAL_ID),
    USERNAME(ImportField.USERNAME),
    /** The primary address. */
    EMAIL(ImportField.EMAIL),
    FIRST_NAME(ImportField.GIVEN_NAME),
    LAST_NAME(ImportField.FAMILY_NAME),
    DISPLAY_NAME(ImportField.DISPLAY_NAME),
    DESCRIPTION(ImportField.DESCRIPTION),
    RANK(ImportField.RANK),
    GROUPS(null),
    STATE(ImportField.STATE),
    EXPIRES_AT(ImportField.EXPIRES_AT),
    PROJECT(ImportField.PROJECT),
    LANES(null),
    /** Only told, as is the one after it. */
    LAST_SIGN_IN(null),
    CREATED_AT(null);

    static final List<Column> WRITTEN =
            Stream.of(values()).filter(column -> column != EXTERNAL_ID).toList();

    private final @Nullable ImportField field;

    Column(@Nullable ImportField field) {
        this.field = field;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Column> of(String word) {
        return Stream.of(values()).filter(column -> column.word().equals(word)).findFirst();
    }

    /** What the column says of an account for an import; empty when it is not one text. */
    Optional<ImportField> field() {
        return Optional.ofNullable(field);
    }

    /** Whether it says several texts. */
    boolean isList() {
        return this == GROUPS || this == LANES;
    }

    boolean isOnlyTold() {
        return field == null && !isList();
    }

    boolean namesAnAccount() {
        return this == ID || this == EXTERNAL_ID || this == USERNAME || this == EMAIL;
    }

    /** Null where there is none, or where it says several. */
    @Nullable
    String text(AccountLine line) {
        Object value = value(line);
        return value == null ? null : value.toString();
    }

    /** Null where it does not say several, or says nothing. */
    @Nullable
    List<String> texts(AccountLine line) {
        return switch (this) {
            case GROUPS -> line.groups().stream().map(GroupName::value).toList();
            case LANES -> line.lanes();
            default -> null;
        };
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
            case STATE -> word(line.state());
            case EXPIRES_AT -> account.life().expiresAt();
            case PROJECT -> line.project();
            case LAST_SIGN_IN -> line.activity().lastSignIn();
            case CREATED_AT -> account.stamps().createdAt();
            case EXTERNAL_ID, GROUPS, LANES -> null;
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
