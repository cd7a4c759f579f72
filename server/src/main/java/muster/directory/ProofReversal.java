package muster.directory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import muster.directory.Transactions.Work;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.ExternalIdentity;
import muster.model.Key;
import muster.model.KeyId;
import muster.model.MergeLine.Topic;
import muster.model.MergeTrace;
import muster.model.MergeTrace.MovedKey;

/** Gives an account back its keys, and who it is at outside providers; passwords, codes and sessions do not come back. */
final class ProofReversal {
    private final Reading reading;
    private final MergeTrace trace;
    private final AccountId old;
    private final AccountId into;

    ProofReversal(Reading reading, MergeTrace trace, AccountId old, AccountId into) {
        this.reading = reading;
        this.trace = trace;
        this.old = old;
        this.into = into;
    }

    List<UndoStep> steps() {
        List<UndoStep> steps = new ArrayList<>();
        String name = new RowNames(reading).account(old);
        if (trace.hadPassword()) {
            steps.add(UndoStep.staysEnded("password", Topic.PASSWORD, name));
        }
        if (trace.hadSecondFactor()) {
            steps.add(UndoStep.staysEnded("second-factor", Topic.SECOND_FACTOR, name));
        }
        int number = 0;
        for (ExternalIdentity identity : trace.identities()) {
            number++;
            step("identity:" + number, identity).ifPresent(steps::add);
        }
        Set<KeyId> moved = trace.keys().stream().map(MovedKey::id).collect(Collectors.toSet());
        Set<KeyId> told = new HashSet<>(moved);
        for (MovedKey key : trace.keys()) {
            steps.add(step(key));
            descendants(key.id(), told).forEach(made -> steps.add(ends(made)));
        }
        return steps;
    }

    private Optional<UndoStep> step(String field, ExternalIdentity identity) {
        String what = identity.issuer() + " " + identity.subject();
        Optional<AccountId> holder = reading.accounts().holder(identity);
        if (holder.isEmpty()) {
            return Optional.of(UndoStep.conflict(
                    field,
                    Topic.IDENTITY,
                    what,
                    null,
                    what,
                    work -> work.writing().accounts().link(identity, old, work.now())));
        }
        if (holder.get().equals(old)) {
            return Optional.empty();
        }
        return Optional.of(
                holder.get().equals(into)
                        ? UndoStep.back(
                                field,
                                Topic.IDENTITY,
                                what,
                                work -> work.writing().accounts().moveIdentity(identity, old))
                        : UndoStep.lost(field, Topic.IDENTITY, what, new RowNames(reading).account(holder.get())));
    }

    private UndoStep step(MovedKey moved) {
        String field = "key:" + moved.id();
        Optional<Key> live =
                reading.keys().find(moved.id()).filter(key -> key.account().equals(into));
        if (live.isEmpty()) {
            return UndoStep.staysEnded(field, Topic.KEY, moved.id().toString());
        }
        Instant now = live.get().expiresAt();
        Instant expiry = Objects.equals(now, moved.after()) ? moved.before() : now;
        return UndoStep.back(
                field,
                Topic.KEY,
                live.get().label(),
                work -> work.writing().keys().move(moved.id(), old, expiry));
    }

    /** What was made with a key since stands for the surviving account, and is held by whoever holds that key. */
    private List<Key> descendants(KeyId id, Set<KeyId> told) {
        return reading.keys().madeWith(id).stream()
                .filter(key -> key.account().equals(into))
                .filter(key -> told.add(key.id()))
                .toList();
    }

    private static UndoStep ends(Key key) {
        Topic topic = key.purpose() == Key.Purpose.SESSION ? Topic.SESSION : Topic.KEY;
        return UndoStep.ends("key:" + key.id(), topic, key.label(), work -> end(work, key));
    }

    private static void end(Work work, Key key) {
        work.writing().keys().end(key.id(), work.now(), "merge undone");
        if (key.purpose() != Key.Purpose.SESSION) {
            Keys.record(work, Act.KEY_ENDED, key);
        }
    }
}
