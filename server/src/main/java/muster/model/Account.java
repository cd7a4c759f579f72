package muster.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One person or program, as every door sees it. A change gives a new record with the next version.
 *
 * @param version grows by one with each stored change
 * @param emails the first one is the primary address
 * @param pendingEmail an unconfirmed successor of the primary address
 * @param project the one that the account belongs to; null for none
 */
public record Account(
        AccountId id,
        long version,
        AccountKind kind,
        @Nullable Username username,
        List<Email> emails,
        @Nullable EmailAddress pendingEmail,
        Profile profile,
        Rank rank,
        Life life,
        Stamps stamps,
        @Nullable AccountProject project) {

    public Account {
        emails = List.copyOf(emails);
    }

    /** An account that belongs to no project. */
    public Account(
            AccountId id,
            long version,
            AccountKind kind,
            @Nullable Username username,
            List<Email> emails,
            @Nullable EmailAddress pendingEmail,
            Profile profile,
            Rank rank,
            Life life,
            Stamps stamps) {
        this(id, version, kind, username, emails, pendingEmail, profile, rank, life, stamps, null);
    }

    /** Whether keys and running sessions of this account work. */
    public boolean mayAct(Instant now) {
        return life.isActivated() && !life.isBarredAt(now) && !life.isMerged() && !life.isTrashed();
    }

    /** Whether a sign-in may succeed: who may act, unless wrong passwords locked the account out. */
    public boolean maySignIn(Instant now, Activity activity) {
        return mayAct(now) && !activity.isLockedOutAt(now);
    }

    /** Whether doors show the account to others: not in trash, not merged away, not the directory's own. */
    public boolean isListed() {
        return !life.isTrashed() && !life.isMerged() && kind != AccountKind.SYSTEM;
    }

    /** Whether some doors show the account to administrators though it is not listed: the directory's own, and shells of merged ones. */
    public boolean isShadow() {
        boolean shell = life.isMerged() && !life.redirects();
        return !life.isTrashed() && (shell || kind == AccountKind.SYSTEM && !life.isMerged());
    }

    /** Whether profile, rank, trash and merge are closed: of the account itself, or of the project that it belongs to. */
    public boolean isReadonly() {
        return life.readonly() || project != null && project.readonly();
    }

    public @Nullable Email primaryEmail() {
        return emails.isEmpty() ? null : emails.getFirst();
    }

    /** The primary address, else the one that waits for a confirmation, else null. */
    public @Nullable EmailAddress shownAddress() {
        Email primary = primaryEmail();
        return primary == null ? pendingEmail : primary.address();
    }

    /**
     * Everything as the changes say, but for the address: who may claim that is not known here.
     *
     * @param primary the primary address from now on; null for none, which leaves no further ones either
     * @return this very record when nothing differs
     */
    public Account with(AccountChanges changes, @Nullable Email primary, Instant now, @Nullable AccountId by) {
        return with(changes, primary, life, now, by);
    }

    /** @param changed what life is like when the changes come to it */
    public Account with(
            AccountChanges changes, @Nullable Email primary, Life changed, Instant now, @Nullable AccountId by) {
        return with(changes, new Settled(primary, pendingEmail, changed, project), now, by);
    }

    /**
     * What follows from changes and cannot be told from them alone.
     *
     * @param primary the primary address from now on; null for none, which leaves no further ones either
     * @param pending the address that waits to be confirmed; null for none
     * @param life what life is like when the changes come to it
     * @param project to which the account belongs from now on
     */
    public record Settled(
            @Nullable Email primary,
            @Nullable EmailAddress pending,
            Life life,
            @Nullable AccountProject project) {}

    /** @return this very record when nothing differs */
    public Account with(AccountChanges changes, Settled settled, Instant now, @Nullable AccountId by) {
        Account next = new Account(
                id,
                version,
                kind,
                changes.username().orKeep(username),
                withPrimary(settled.primary()),
                settled.pending(),
                changes.profile(profile),
                changes.rank().from(rank),
                settled.life()
                        .withReadonly(changes.readonly().orKeepValue(life.readonly()))
                        .expiringAt(changes.expiresAt().orKeep(life.expiresAt())),
                stamps,
                settled.project());
        return next.equals(this) ? this : next.touched(this, now, by);
    }

    /**
     * Another primary address takes the place of the first one, also where it was a further one before. None at all leaves no
     * further ones either: these came with merges, and nobody asked for one of them to become the primary address.
     */
    private List<Email> withPrimary(@Nullable Email primary) {
        if (primary == null) {
            return List.of();
        }
        TextKey key = primary.address().key();
        List<Email> changed = new ArrayList<>();
        changed.add(primary);
        emails.stream()
                .skip(1)
                .filter(email -> !email.address().key().equals(key))
                .forEach(changed::add);
        return changed;
    }

    /** With another life; {@code modifiedAt} moves unless only the trash is concerned. */
    public Account withLife(Life changed, Instant now, @Nullable AccountId by) {
        if (changed.equals(life)) {
            return this;
        }
        boolean onlyTrash = changed.isTrashed() != life.isTrashed();
        Stamps moved = onlyTrash ? stamps : stamps.modified(now, by);
        return new Account(
                id, version + 1, kind, username, emails, pendingEmail, profile, rank, changed, moved, project);
    }

    /** The same account whose primary address is claimed or not: a fact about the address, not a change of the account. */
    public Account withPrimaryClaimed(boolean claimed) {
        return withClaims(email -> email.equals(primaryEmail()) ? claimed : email.claimed());
    }

    /** The same account, each of whose addresses is claimed or not. */
    public Account withClaims(Predicate<Email> isClaimed) {
        List<Email> marked = emails.stream()
                .map(email -> new Email(email.address(), email.verified(), isClaimed.test(email)))
                .toList();
        return new Account(id, version, kind, username, marked, pendingEmail, profile, rank, life, stamps, project);
    }

    /** With these addresses, the first being the primary one; this very record when they are the same. */
    public Account withEmails(List<Email> changed, Instant now, @Nullable AccountId by) {
        return withInheritance(changed, life, now, by);
    }

    /** With an address that waits to be confirmed; null for none. */
    public Account withPendingEmail(@Nullable EmailAddress wanted, Instant now, @Nullable AccountId by) {
        return new Account(
                id,
                version + 1,
                kind,
                username,
                emails,
                wanted,
                profile,
                rank,
                life,
                stamps.modified(now, by),
                project);
    }

    /** With this proven address as the primary one, in place of the present one; none waits any more. */
    public Account withPendingConfirmed(EmailAddress proven, Instant now, @Nullable AccountId by) {
        List<Email> changed = withPrimary(new Email(proven, true, true));
        return new Account(
                id,
                version + 1,
                kind,
                username,
                changed,
                null,
                profile,
                rank,
                life,
                stamps.profileModified(now, by),
                project);
    }

    /** Active with a first password, and with the proven address that waited as the primary one. */
    public Account withInvitationAccepted(EmailAddress proven, Instant now) {
        Account confirmed = withPendingConfirmed(proven, now, id);
        Stamps moved = confirmed.stamps.passwordChanged(now);
        return new Account(
                id,
                version + 1,
                kind,
                username,
                confirmed.emails,
                null,
                profile,
                rank,
                life.activated(now),
                moved,
                project);
    }

    /**
     * Taken over by another account, and out of the group of all users. One that redirects gives its username away; one that does not keeps all that it shows.
     */
    public Account mergedInto(
            AccountId into, boolean redirecting, boolean rightsMove, Instant now, @Nullable AccountId by) {
        Username kept = redirecting ? null : username;
        Life merged = life.merged(into, redirecting).amongAll(false, !rightsMove && life.shownToAll());
        return new Account(
                id,
                version + 1,
                kind,
                kept,
                emails,
                pendingEmail,
                profile,
                rank,
                merged,
                stamps.modified(now, by),
                project);
    }

    /** Its own again, with this username, the life that goes with it, and those of its addresses claimed that it claims. */
    public Account unmerged(
            @Nullable Username again, Life alive, Predicate<Email> isClaimed, Instant now, @Nullable AccountId by) {
        Account claiming = withClaims(isClaimed);
        return new Account(
                id,
                version + 1,
                kind,
                again,
                claiming.emails,
                pendingEmail,
                profile,
                rank,
                alive,
                stamps.modified(now, by),
                project);
    }

    /** With these addresses, the first being the primary one, and another life; this very record when both are the same. */
    public Account withInheritance(List<Email> changed, Life inherited, Instant now, @Nullable AccountId by) {
        return changed.equals(emails) && inherited.equals(life)
                ? this
                : new Account(
                        id,
                        version + 1,
                        kind,
                        username,
                        changed,
                        pendingEmail,
                        profile,
                        rank,
                        inherited,
                        stamps.profileModified(now, by),
                        project);
    }

    /** The next version, though nothing of the record itself differs: something was changed that is kept beside it. */
    public Account withChangeBeside(Instant now, @Nullable AccountId by) {
        return new Account(
                id,
                version + 1,
                kind,
                username,
                emails,
                pendingEmail,
                profile,
                rank,
                life,
                stamps.modified(now, by),
                project);
    }

    /**
     * With a new password, and the life that goes with it; {@code modifiedAt} moves when that is another one. Whoever becomes active
     * has the address of the invitation from then on, if there is no other: nobody has proven it, and nobody waits for that.
     */
    public Account withPasswordSet(Life changed, Instant now, @Nullable AccountId by) {
        Stamps moved = changed.equals(life) ? stamps : stamps.modified(now, by);
        boolean comesIn = emails.isEmpty() && !life.isActivated() && changed.isActivated();
        EmailAddress taken = comesIn ? pendingEmail : null;
        return new Account(
                id,
                version + 1,
                kind,
                username,
                taken == null ? emails : List.of(new Email(taken, false, true)),
                taken == null ? pendingEmail : null,
                profile,
                rank,
                changed,
                moved.passwordChanged(now),
                project);
    }

    private Account touched(Account before, Instant now, @Nullable AccountId by) {
        boolean shownFieldMoved = !profile.equals(before.profile)
                || !emails.equals(before.emails)
                || rank != before.rank
                || !java.util.Objects.equals(username, before.username);
        Stamps moved = shownFieldMoved ? stamps.profileModified(now, by) : stamps.modified(now, by);
        return new Account(id, version + 1, kind, username, emails, pendingEmail, profile, rank, life, moved, project);
    }
}
