package muster.dialect.cloudomation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import muster.directory.Register;
import muster.model.Account;
import muster.model.Activity;
import muster.model.Block;
import muster.model.Email;
import muster.model.Life;
import muster.model.Profile;
import org.jspecify.annotations.Nullable;

/**
 * One user in the platform's words.
 *
 * @param now when it is looked at: blocks and lock-outs end with time
 */
record UserRecord(Register.Entry entry, Workspace workspace, Instant now) {
    static final String TYPE = "USER";

    Account account() {
        return entry.account();
    }

    /**
     * What a property holds: a text, a number, a boolean, a time, or null. Of secrets nothing, whatever there is.
     */
    @Nullable
    Object value(Property property) {
        Account account = entry.account();
        Activity activity = entry.activity();
        Profile profile = account.profile();
        Life life = account.life();
        return switch (property) {
            case ACTIVATION_CODE, OTP_SECRET, PASSWORD -> null;
            case ACTIVATION_DEADLINE -> entry.deadline();
            case CREATED_AT -> account.stamps().createdAt();
            case CREATED_BY -> text(account.stamps().createdBy());
            case DELETED_AT -> life.trashedAt();
            case DELETED_BY -> text(life.trashedBy());
            case DESCRIPTION -> profile.description();
            case EMAIL -> email();
            case FAILED_AUTH_COUNT -> (long) activity.failures();
            case ICON -> profile.icon();
            case ID -> account.id().toString();
            case IDENTITY_TYPE, RECORD_TYPE, RESOURCE_TYPE -> TYPE;
            case IS_ACTIVATED -> life.isActivated();
            case IS_ARCHIVED -> life.hasBlockAt(Block.Kind.ARCHIVED, now);
            case IS_DELETED -> life.isTrashed();
            case IS_ENABLED -> !life.hasBlockAt(Block.Kind.DISABLED, now);
            case IS_LOCKED_OUT -> activity.isLockedOutAt(now);
            case IS_OPENED -> entry.marks().opened();
            case IS_PINNED -> entry.marks().pinned();
            case IS_READONLY -> life.readonly();
            case IS_TWOFA_ENABLED -> entry.hasSecondFactor();
            case LAST_ACTIVITY -> activity.lastActivity();
            case LAST_LOGIN -> activity.lastSignIn();
            case LAST_UI_ACTIVITY -> activity.lastUiActivity();
            case MODIFIED_AT -> account.stamps().modifiedAt();
            case MODIFIED_BY -> text(account.stamps().modifiedBy());
            case NAME -> name();
            case ORGANIZATION_ID -> workspace.organizationId();
            case PENDING_EMAIL -> text(account.pendingEmail());
            case PROJECT_ID ->
                account.project() == null ? null : account.project().id().toString();
            case ROLES -> roles().text();
            case SIZE_BYTES -> sizeBytes();
            case WORKSPACE_ID -> workspace.id();
        };
    }

    /** Accounts of other doors may have no username; what demands a text gets an empty one. */
    String name() {
        return account().username() == null ? "" : account().username().value();
    }

    Roles roles() {
        return Roles.of(account().rank(), entry.document());
    }

    private @Nullable String email() {
        Email primary = account().primaryEmail();
        return primary == null ? null : primary.address().value();
    }

    private long sizeBytes() {
        Profile profile = account().profile();
        return Stream.of(name(), profile.description(), profile.icon())
                .filter(Objects::nonNull)
                .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    /** What changes exactly when {@code modified_at} does. */
    String etag() {
        Instant modified = account().stamps().modifiedAt();
        return '"' + Long.toString(modified.getEpochSecond(), 36) + "-"
                + Integer.toString(modified.getNano() / 1_000, 36) + '"';
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
