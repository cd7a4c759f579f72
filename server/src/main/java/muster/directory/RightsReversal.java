package muster.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import muster.directory.Transactions.Work;
import muster.model.AccountId;
import muster.model.Grant;
import muster.model.GrantObject;
import muster.model.GroupId;
import muster.model.HoldingId;
import muster.model.MergeLine.Topic;
import muster.model.MergeTrace;
import muster.model.Party;
import muster.model.Signature;
import org.jspecify.annotations.Nullable;

/** Gives an account back the rights and memberships that it had before it was merged, others' rights on it, and its signatures. */
final class RightsReversal {
    private final Reading reading;
    private final MergeTrace trace;
    private final AccountId old;
    private final AccountId into;
    private final RowNames names;

    RightsReversal(Reading reading, MergeTrace trace, AccountId old, AccountId into) {
        this.reading = reading;
        this.trace = trace;
        this.old = old;
        this.into = into;
        names = new RowNames(reading);
    }

    List<UndoStep> steps() {
        var present = new GrantIndex(reading.grants().everyOf(new Party.OfAccount(into)));
        reading.grants().everyOn(new GrantObject.OnAccount(into)).forEach(present::put);
        names.gather(trace.rights().stream().map(MergeTrace.Right::before).toList());
        List<UndoStep> steps = new ArrayList<>();
        for (MergeTrace.Right right : trace.rights()) {
            step(right, present).ifPresent(steps::add);
        }
        trace.signatures().forEach(signed -> step(signed).ifPresent(steps::add));
        return steps;
    }

    private Optional<UndoStep> step(MergeTrace.Right right, GrantIndex present) {
        Grant before = right.before();
        boolean isOfOld = before.party().equals(new Party.OfAccount(old));
        boolean isOnOld = before.object().equals(new GrantObject.OnAccount(old));
        if (!isOfOld && !isOnOld) {
            return raised(right, present.withId(before.id()));
        }
        if (right.after() != null) {
            return Optional.of(moved(before, right.after(), present.withId(before.id())));
        }
        Grant ofInto = isOfOld ? before.withParty(new Party.OfAccount(into)) : before;
        Grant ofAndOnInto = isOnOld ? ofInto.withObject(new GrantObject.OnAccount(into)) : ofInto;
        Grant same = present.sameAs(ofInto);
        return Optional.of(
                Moves.isToItself(ofAndOnInto)
                        ? UndoStep.back(field(before), topic(before), what(before), work -> give(work, before))
                        : joined(before, same == null ? present.sameAs(ofAndOnInto) : same));
    }

    /** A grant of the surviving account that got a higher level. */
    private Optional<UndoStep> raised(MergeTrace.Right right, @Nullable Grant now) {
        Grant before = right.before();
        if (now == null || right.after() == null || now.level() == before.level()) {
            return Optional.empty();
        }
        Consumer<Work> restore = work -> {
            requireUnchanged(work, now);
            work.writing().grants().save(now.withLevel(before.level()));
        };
        return Optional.of(
                now.level() == right.after().level()
                        ? UndoStep.back(field(before), topic(before), what(before), restore)
                        : conflict(before, now, restore, _ -> {}));
    }

    /** A grant that the surviving account had, too: where it has none any more, it was withdrawn from both. */
    private UndoStep joined(Grant before, @Nullable Grant now) {
        return now == null
                ? withdrawn(before)
                : UndoStep.back(field(before), topic(before), what(before), work -> {
                    UndoStep.unchanged(work.writing().grants().lock(now.id()), _ -> true);
                    give(work, before);
                });
    }

    private UndoStep moved(Grant before, Grant after, @Nullable Grant now) {
        if (now == null) {
            return withdrawn(before);
        }
        boolean isUntouched = now.level() == after.level() && now.properties().equals(after.properties());
        if (isUntouched) {
            return UndoStep.back(field(before), topic(before), what(before), work -> giveBack(work, now, before));
        }
        Grant kept = before.withLevel(now.level()).withProperties(now.properties());
        return conflict(before, now, work -> giveBack(work, now, before), work -> giveBack(work, now, kept));
    }

    private UndoStep withdrawn(Grant before) {
        return isPossible(reading, before)
                ? conflict(before, null, work -> give(work, before), _ -> {})
                : UndoStep.lost(field(before), topic(before), what(before), null);
    }

    private UndoStep conflict(Grant before, @Nullable Grant now, Consumer<Work> restore, Consumer<Work> keep) {
        String level = now == null ? null : now.level().name();
        return UndoStep.conflict(
                field(before),
                topic(before),
                what(before),
                level,
                before.level().name(),
                restore,
                keep);
    }

    private static void giveBack(Work work, Grant now, Grant before) {
        requireUnchanged(work, now);
        work.writing().grants().remove(now.id());
        give(work, before);
    }

    private static void requireUnchanged(Work work, Grant seen) {
        UndoStep.unchanged(work.writing().grants().lock(seen.id()), seen::equals);
    }

    private static void give(Work work, Grant before) {
        work.writing().grants().add(before);
    }

    /** Whether both ends of a grant are still there. */
    static boolean isPossible(Reading reading, Grant grant) {
        boolean party = switch (grant.party()) {
            case Party.OfAccount(var id) -> isThere(reading, id);
            case Party.OfGroup(var id) -> isThere(reading, id);
        };
        boolean object = switch (grant.object()) {
            case GrantObject.OnAccount(var id) -> isThere(reading, id);
            case GrantObject.OnGroup(var id) -> isThere(reading, id);
            case GrantObject.OnHolding(var id) -> isThere(reading, id);
        };
        return party && object;
    }

    private static boolean isThere(Reading reading, AccountId id) {
        return reading.accounts().find(id).isPresent();
    }

    private static boolean isThere(Reading reading, GroupId id) {
        return !reading.groups().findAll(List.of(id)).isEmpty();
    }

    private static boolean isThere(Reading reading, HoldingId id) {
        return !reading.holdings().findAll(List.of(id)).isEmpty();
    }

    private static String field(Grant grant) {
        return "right:" + grant.id();
    }

    private Topic topic(Grant grant) {
        if (grant.object().equals(new GrantObject.OnAccount(old))
                || grant.object().equals(new GrantObject.OnAccount(into))) {
            return Topic.RIGHT_OF_OTHERS;
        }
        return grant.object() instanceof GrantObject.OnGroup ? Topic.MEMBERSHIP : Topic.RIGHT;
    }

    private String what(Grant grant) {
        return topic(grant) == Topic.RIGHT_OF_OTHERS ? names.of(grant.party()) : names.of(grant.object());
    }

    private Optional<UndoStep> step(MergeTrace.Signed signed) {
        Signature before = signed.before();
        String field = "signature:" + before.number();
        String what = names.holding(before.agreement());
        if (!signed.moved()) {
            return Optional.of(UndoStep.back(field, Topic.SIGNATURE, what, work -> sign(work, before)));
        }
        boolean isWithInto = reading.agreements()
                .signature(before.number())
                .filter(now -> now.account().equals(into))
                .isPresent();
        return Optional.of(
                isWithInto
                        ? UndoStep.back(field, Topic.SIGNATURE, what, work -> {
                            work.writing().agreements().removeSignature(before.number());
                            sign(work, before);
                        })
                        : UndoStep.lost(field, Topic.SIGNATURE, what, null));
    }

    private static void sign(Work work, Signature signature) {
        work.writing().agreements().sign(signature);
    }
}
