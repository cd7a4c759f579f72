package muster.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to change of an account; absent fields are {@link Edit#keep() kept}.
 *
 * @param active true lets the account act: activated, in the group of all users, and nothing that an administrator may lift
 *     against it; false disables it
 * @param enabled false blocks the account as disabled, true lifts that block and no other
 * @param archived true retires the account, false brings it back
 * @param pendingEmail an address that is to take the place of the primary one once it is confirmed
 * @param project to which the account belongs from now on
 * @param document what a door keeps of the account; null for no change
 * @param newRankEndsSessions whether the account has to sign in again when its rank becomes another one
 * @param expectedModified when the account was last modified when whoever wants this looked at it; null for any time
 * @param expectedVersion the version that whoever wants this has looked at: another one by now refuses it all; null for any
 */
public record AccountChanges(
        Edit<Username> username,
        Edit<EmailAddress> email,
        Edit<String> givenName,
        Edit<String> familyName,
        Edit<String> displayName,
        Edit<String> description,
        Edit<String> icon,
        Edit<String> locale,
        RankChange rank,
        Edit<Boolean> readonly,
        Edit<Instant> expiresAt,
        Edit<Boolean> active,
        Edit<Boolean> enabled,
        Edit<Boolean> archived,
        Edit<EmailAddress> pendingEmail,
        Edit<ProjectId> project,
        @Nullable DocumentChange document,
        boolean newRankEndsSessions,
        @Nullable Instant expectedModified,
        @Nullable Long expectedVersion) {

    public static final AccountChanges NONE = new Builder().build();

    public static Builder changing() {
        return new Builder();
    }

    public static AccountChanges ofRank(Rank rank) {
        return changing().rank(present -> rank).build();
    }

    /** Whether these could take the directory's last administrator away. */
    public boolean mayRemoveAdministrator() {
        return rank != RankChange.KEEP
                || !expiresAt.isKeep()
                || !active.isKeep()
                || !enabled.isKeep()
                || !archived.isKeep();
    }

    /** Whether names and nothing else are touched. */
    public boolean touchesOnlyNames() {
        boolean others = !(username.isKeep()
                && email.isKeep()
                && displayName.isKeep()
                && description.isKeep()
                && icon.isKeep()
                && locale.isKeep()
                && active.isKeep()
                && pendingEmail.isKeep());
        return !others && !touchesLife() && document == null && rank == RankChange.KEEP;
    }

    /** Whether the profile, the username, the address or a door's document is touched. */
    public boolean touchesProfile() {
        return !(username.isKeep()
                && email.isKeep()
                && document == null
                && givenName.isKeep()
                && familyName.isKeep()
                && displayName.isKeep()
                && description.isKeep()
                && icon.isKeep()
                && locale.isKeep());
    }

    /** Whether a field is touched that only those who manage accounts may change. */
    public boolean touchesLife() {
        return !readonly.isKeep() || !expiresAt.isKeep() || touchesBlocks() || !project.isKeep();
    }

    /** Whether one of the blocks that platforms set is touched by itself. */
    public boolean touchesBlocks() {
        return !enabled.isKeep() || !archived.isKeep();
    }

    Profile profile(Profile present) {
        return new Profile(
                givenName.orKeep(present.givenName()),
                familyName.orKeep(present.familyName()),
                displayName.orKeep(present.displayName()),
                description.orKeep(present.description()),
                icon.orKeep(present.icon()),
                locale.orKeep(present.locale()));
    }

    /** Collects the fields to change, one by one. */
    public static final class Builder {
        private Edit<Username> username = Edit.keep();
        private Edit<EmailAddress> email = Edit.keep();
        private Edit<String> givenName = Edit.keep();
        private Edit<String> familyName = Edit.keep();
        private Edit<String> displayName = Edit.keep();
        private Edit<String> description = Edit.keep();
        private Edit<String> icon = Edit.keep();
        private Edit<String> locale = Edit.keep();
        private RankChange rank = RankChange.KEEP;
        private Edit<Boolean> readonly = Edit.keep();
        private Edit<Instant> expiresAt = Edit.keep();
        private Edit<Boolean> active = Edit.keep();
        private Edit<Boolean> enabled = Edit.keep();
        private Edit<Boolean> archived = Edit.keep();
        private Edit<EmailAddress> pendingEmail = Edit.keep();
        private Edit<ProjectId> project = Edit.keep();
        private @Nullable DocumentChange document;
        private boolean newRankEndsSessions;
        private @Nullable Instant expectedModified;
        private @Nullable Long expectedVersion;

        private Builder() {}

        public Builder username(Edit<Username> edit) {
            username = edit;
            return this;
        }

        public Builder email(Edit<EmailAddress> edit) {
            email = edit;
            return this;
        }

        public Builder givenName(Edit<String> edit) {
            givenName = edit;
            return this;
        }

        public Builder familyName(Edit<String> edit) {
            familyName = edit;
            return this;
        }

        public Builder displayName(Edit<String> edit) {
            displayName = edit;
            return this;
        }

        public Builder description(Edit<String> edit) {
            description = edit;
            return this;
        }

        public Builder icon(Edit<String> edit) {
            icon = edit;
            return this;
        }

        public Builder locale(Edit<String> edit) {
            locale = edit;
            return this;
        }

        public Builder rank(RankChange change) {
            rank = change;
            return this;
        }

        public Builder readonly(Edit<Boolean> edit) {
            readonly = edit;
            return this;
        }

        public Builder expiresAt(Edit<Instant> edit) {
            expiresAt = edit.map(at -> at.truncatedTo(ChronoUnit.MICROS));
            return this;
        }

        public Builder active(Edit<Boolean> edit) {
            active = edit;
            return this;
        }

        public Builder enabled(Edit<Boolean> edit) {
            enabled = edit;
            return this;
        }

        public Builder archived(Edit<Boolean> edit) {
            archived = edit;
            return this;
        }

        public Builder pendingEmail(Edit<EmailAddress> edit) {
            pendingEmail = edit;
            return this;
        }

        public Builder project(Edit<ProjectId> edit) {
            project = edit;
            return this;
        }

        public Builder document(DocumentChange change) {
            document = change;
            return this;
        }

        public Builder newRankEndsSessions() {
            newRankEndsSessions = true;
            return this;
        }

        /** Only if the account still is as somebody saw it before deciding on these changes. */
        public Builder expecting(long version) {
            expectedVersion = version;
            return this;
        }

        /** Only if nobody has modified the account since that stamp of it. */
        public Builder expecting(Instant modifiedAt) {
            expectedModified = modifiedAt;
            return this;
        }

        public AccountChanges build() {
            return new AccountChanges(
                    username,
                    email,
                    givenName,
                    familyName,
                    displayName,
                    description,
                    icon,
                    locale,
                    rank,
                    readonly,
                    expiresAt,
                    active,
                    enabled,
                    archived,
                    pendingEmail,
                    project,
                    document,
                    newRankEndsSessions,
                    expectedModified,
                    expectedVersion);
        }
    }
}
