package muster.store;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import muster.directory.AccountQuery.Who;
import muster.directory.AccountValue;
import muster.directory.AccountValue.Plain;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.AccountKind;
import muster.model.Activity;
import muster.model.Profile;
import muster.model.ViewerMarks;
import org.jspecify.annotations.Nullable;

/**
 * An account with all that lists ask about, as single look-ups tell it.
 *
 * @param marks what each viewer has marked of it
 */
record AskedAccount(
        Account account,
        Activity activity,
        boolean hasSecondFactor,
        @Nullable Instant deadline,
        Map<AccountId, ViewerMarks> marks) {

    boolean isAmong(Who who) {
        boolean trashed =
                account.life().isTrashed() && !account.life().isMerged() && account.kind() != AccountKind.SYSTEM;
        return switch (who) {
            case LISTED -> account.isListed();
            case LISTED_AND_SHADOWS -> account.isListed() || account.isShadow();
            case LISTED_AND_TRASH -> account.isListed() || trashed;
            case TRASH -> trashed;
        };
    }

    /** A text, a time or a whole number; null when it is not there. */
    @Nullable
    Object value(AccountValue value) {
        return switch (value) {
            case AccountValue.Text text -> text(text);
            case Plain plain -> plain(plain);
            case AccountValue.Time time -> time(time);
            case AccountValue.Number number -> number(number);
            default -> throw new IllegalArgumentException("not known here: " + value);
        };
    }

    private @Nullable String text(AccountValue.Text text) {
        Profile profile = account.profile();
        return switch (text) {
            case USERNAME ->
                account.username() == null ? null : account.username().value();
            case EMAIL ->
                account.primaryEmail() == null
                        ? null
                        : account.primaryEmail().address().value();
            case GIVEN_NAME -> profile.givenName();
            case FAMILY_NAME -> profile.familyName();
        };
    }

    private @Nullable String plain(Plain plain) {
        Object value = switch (plain) {
            case ID -> account.id();
            case DESCRIPTION -> account.profile().description();
            case ICON -> account.profile().icon();
            case PENDING_EMAIL -> account.pendingEmail();
            case CREATED_BY -> account.stamps().createdBy();
            case MODIFIED_BY -> account.stamps().modifiedBy();
            case TRASHED_BY -> account.life().trashedBy();
            case PROJECT -> account.project() == null ? null : account.project().id();
        };
        return value == null ? null : value.toString();
    }

    private @Nullable Instant time(AccountValue.Time time) {
        return switch (time) {
            case CREATED_AT -> account.stamps().createdAt();
            case MODIFIED_AT -> account.stamps().modifiedAt();
            case TRASHED_AT -> account.life().trashedAt();
            case LAST_SIGN_IN -> activity.lastSignIn();
            case LAST_ACTIVITY -> activity.lastActivity();
            case LAST_UI_ACTIVITY -> activity.lastUiActivity();
            case DEADLINE -> deadline;
        };
    }

    private long number(AccountValue.Number number) {
        return switch (number) {
            case FAILURES -> activity.failures();
            case SIZE ->
                bytes(text(AccountValue.Text.USERNAME)) + bytes(plain(Plain.DESCRIPTION)) + bytes(plain(Plain.ICON));
        };
    }

    private static long bytes(@Nullable String text) {
        return Objects.requireNonNullElse(text, "").getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }
}
