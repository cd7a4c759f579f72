package muster.directory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import muster.directory.Transactions.Work;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Email;
import muster.model.EmailAddress;
import muster.model.Life;
import muster.model.MergeLine.Topic;
import muster.model.MergeRecord;
import muster.model.MergeTrace;
import muster.model.TextKey;
import muster.model.Username;
import org.jspecify.annotations.Nullable;

/** Takes two merged accounts apart again: username, addresses, and whether they are among all users. */
final class AccountReversal {
    private final Reading reading;
    private final boolean redirecting;
    private final MergeTrace trace;
    private final Account old;
    private final Account into;
    private final RowNames names;

    private @Nullable Username username;
    private final Set<TextKey> claimed = new HashSet<>();
    private final List<Email> left;
    private boolean intoAmongAll;

    AccountReversal(Reading reading, MergeRecord merge, MergeTrace trace, Account old, Account into) {
        this.reading = reading;
        this.redirecting = merge.redirecting();
        this.trace = trace;
        this.old = old;
        this.into = into;
        names = new RowNames(reading);
        username = old.username();
        left = new ArrayList<>(into.emails());
    }

    List<UndoStep> steps() {
        List<UndoStep> steps = new ArrayList<>();
        username().ifPresent(steps::add);
        trace.old().emails().forEach(email -> address(email).ifPresent(steps::add));
        pending().ifPresent(steps::add);
        if (!amongAllBefore().equals(amongAll(into.life()))) {
            steps.add(UndoStep.back("all-users", Topic.ALL_USERS, RowNames.of(into), _ -> intoAmongAll = true));
        }
        return steps;
    }

    private Optional<UndoStep> username() {
        Username before = trace.old().username();
        if (!redirecting || before == null) {
            return Optional.empty();
        }
        Optional<Account> holder = reading.accounts().findByUsername(before.key());
        return Optional.of(
                holder.isPresent()
                        ? UndoStep.lost("username", Topic.USERNAME, before.value(), RowNames.of(holder.get()))
                        : UndoStep.back("username", Topic.USERNAME, before.value(), _ -> username = before));
    }

    private Optional<UndoStep> address(Email email) {
        Email now = redirecting ? Inheritance.withKeyOf(email, into.emails()) : null;
        if (now == null) {
            return email.claimed() ? Optional.of(free(email.address(), Topic.ADDRESS)) : Optional.empty();
        }
        String address = email.address().value();
        String field = "address:" + address;
        Email before = Inheritance.withKeyOf(email, trace.into().emails());
        Email after = Inheritance.withKeyOf(email, trace.left().emails());
        boolean isChosen =
                isFirst(now, into.emails()) && !isFirst(now, trace.left().emails());
        boolean isMarked = !isSameMarks(now, after) && !isSameMarks(now, before);
        if (before == null && isChosen || isMarked) {
            return Optional.of(UndoStep.conflict(
                    field,
                    Topic.ADDRESS,
                    address,
                    names.account(into.id()),
                    names.account(old.id()),
                    _ -> takeBack(email, before)));
        }
        return Optional.of(UndoStep.back(field, Topic.ADDRESS, address, _ -> takeBack(email, before)));
    }

    private static boolean isFirst(Email email, List<Email> emails) {
        return !emails.isEmpty()
                && emails.getFirst().address().key().equals(email.address().key());
    }

    private static boolean isSameMarks(Email one, @Nullable Email other) {
        return other != null && one.claimed() == other.claimed() && one.verified() == other.verified();
    }

    /** @param before the same address of the surviving account before the merge; null when it had none */
    private void takeBack(Email email, @Nullable Email before) {
        TextKey key = email.address().key();
        int place = left.indexOf(Inheritance.withKeyOf(email, left));
        if (before == null) {
            left.remove(place);
        } else {
            left.set(place, new Email(left.get(place).address(), before.verified(), before.claimed()));
        }
        if (email.claimed()) {
            claimed.add(key);
        }
    }

    private UndoStep free(EmailAddress address, Topic topic) {
        String field = "address:" + address.value();
        Optional<Account> holder = reading.accounts().findByClaimedAddress(address.key());
        return holder.filter(account -> !account.id().equals(old.id())).isPresent()
                ? UndoStep.lost(field, topic, address.value(), RowNames.of(holder.get()))
                : UndoStep.back(field, topic, address.value(), _ -> claimed.add(address.key()));
    }

    private Optional<UndoStep> pending() {
        EmailAddress pending = trace.old().pending();
        boolean waits = pending != null && trace.old().pendingClaimed() && pending.equals(old.pendingEmail());
        return waits ? Optional.of(free(Objects.requireNonNull(pending), Topic.PENDING_ADDRESS)) : Optional.empty();
    }

    private record AmongAll(boolean member, boolean shown) {}

    private static AmongAll amongAll(Life life) {
        return new AmongAll(life.inAllUsers(), life.shownToAll());
    }

    /** What the surviving account was before, as far as nobody changed since what the merge left. */
    private AmongAll amongAllBefore() {
        MergeTrace.Side before = trace.into();
        MergeTrace.Side after = trace.left();
        Life now = into.life();
        return new AmongAll(
                now.inAllUsers() == after.inAllUsers() ? before.inAllUsers() : now.inAllUsers(),
                now.shownToAll() == after.shownToAll() ? before.shownToAll() : now.shownToAll());
    }

    /** The surviving account from now on, saved if it differs. */
    Account saveInto(Work work) {
        AccountWriter accounts = work.writing().accounts();
        for (Email email : into.emails()) {
            Email kept = Inheritance.withKeyOf(email, left);
            if (email.claimed() && (kept == null || !kept.claimed())) {
                accounts.releaseClaim(email.address().key(), into.id());
            }
        }
        AmongAll among = intoAmongAll ? amongAllBefore() : amongAll(into.life());
        Life life = into.life().amongAll(among.member(), among.shown());
        Account after =
                into.withInheritance(left, life, work.now(), work.caller().account());
        return after.equals(into) ? into : AccountSaving.keep(work.writing(), into, after, work.now());
    }

    /** The old account, its own again; not saved yet. After {@link #saveInto}, which lets its addresses go. */
    Account revived(Work work) {
        Instant now = work.now();
        AccountId id = old.id();
        Set<TextKey> claims = new HashSet<>(claimed);
        claims.removeIf(key -> !work.writing().accounts().claim(key, id, now));
        boolean withdrawn = trace.old().activated() && !old.life().isActivated();
        Life life = old.life()
                .unmerged(
                        !withdrawn && trace.old().inAllUsers(),
                        withdrawn ? old.life().shownToAll() : trace.old().shownToAll());
        return old.unmerged(
                username,
                life,
                email -> email.claimed() || claims.contains(email.address().key()),
                now,
                work.caller().account());
    }
}
