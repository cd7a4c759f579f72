package muster.directory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Departure;
import muster.model.Event;
import muster.model.Grant;
import muster.model.GrantObject;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.Holding;
import muster.model.Party;

/** One portion of what goes from somebody who leaves, within a transaction that has locked the account and its heirs. */
final class Inheriting {
    private final Transactions.Work work;
    private final AccountId leaver;
    private final Departure departure;

    Inheriting(Transactions.Work work, AccountId leaver, Departure departure) {
        this.work = work;
        this.leaver = leaver;
        this.departure = departure;
    }

    /** @param cursor the number of the last thing that was looked at */
    record Portion(boolean isLast, long cursor) {}

    /**
     * Hands on what lies directly with the account after that thing and has an heir.
     *
     * @throws muster.model.Refused {@link muster.model.DepartureFailure.HeirUnfit}, before anything is moved
     */
    Portion things(long cursor) {
        List<Holding> slice = work.writing().holdings().directlyWith(leaver, cursor, Handover.SLICE);
        List<Holding> inherited = slice.stream()
                .filter(thing -> departure.heirOf(thing).isPresent())
                .toList();
        Set<AccountId> heirs = new HashSet<>();
        inherited.forEach(thing -> heirs.add(departure.heirOf(thing).orElseThrow()));
        HeirRules.requireFit(work.writing(), heirs, leaver, work.now());
        inherited.forEach(thing -> move(thing, departure.heirOf(thing).orElseThrow()));
        long last = slice.isEmpty() ? cursor : slice.getLast().number();
        return new Portion(slice.size() < Handover.SLICE, last);
    }

    private void move(Holding thing, AccountId heir) {
        Holding before = work.writing().holdings().lock(thing.id()).orElse(null);
        if (before != null && before.owner().equals(leaver) && before.container() == null) {
            Estate.recordChange(work, before, Moves.moved(work, before, heir, null));
            note(new DepartureReader.Handed(work.identifiers().number(), before.id(), null, heir));
        }
    }

    private void note(DepartureReader.Handed handed) {
        work.writing().departures().addHanded(departure.id(), handed);
    }

    /** Has heirs mind groups that the account minds. @return how many, none when no more has an heir */
    int groups() {
        GroupWriter groups = work.writing().groups();
        List<GroupId> inherited = groups.idsOwnedBy(List.of(leaver), Integer.MAX_VALUE).stream()
                .filter(group -> departure.heirOf(group).isPresent())
                .limit(Handover.SLICE)
                .toList();
        Set<AccountId> heirs = new HashSet<>();
        inherited.forEach(group -> heirs.add(departure.heirOf(group).orElseThrow()));
        HeirRules.requireFit(work.writing(), heirs, leaver, work.now());
        int moved = 0;
        for (GroupId id : inherited) {
            Group before = groups.lock(id)
                    .filter(group -> leaver.equals(group.owner()))
                    .orElse(null);
            AccountId heir = departure.heirOf(id).orElseThrow();
            if (before != null) {
                Groups.recordChange(work, before, Moves.moved(work, before, heir));
                note(new DepartureReader.Handed(work.identifiers().number(), null, id, heir));
                moved++;
            }
        }
        return moved;
    }

    /** Ends memberships of groups that people made, and notes them for a re-hire. @return how many, at most a portion */
    int leaveGroups() {
        int left = 0;
        for (Grant membership : memberships()) {
            if (left == Handover.SLICE) {
                break;
            }
            GroupId id = ((GrantObject.OnGroup) membership.object()).id();
            Group group = work.writing()
                    .groups()
                    .lock(id)
                    .filter(found -> found.kind() == Group.Kind.ROLE)
                    .orElse(null);
            if (group != null) {
                work.writing().grants().remove(membership.id());
                work.writing()
                        .departures()
                        .addLeft(
                                departure.id(),
                                new DepartureReader.Left(id, membership.level(), membership.properties()));
                var target =
                        new Event.Target("group", id.toString(), group.name().value());
                work.record(Act.MEMBER_REMOVED, target, leaver, List.of());
                left++;
            }
        }
        return left;
    }

    private List<Grant> memberships() {
        List<Grant> memberships = new ArrayList<>(work.writing().grants().everyOf(new Party.OfAccount(leaver)));
        memberships.removeIf(grant -> !grant.isRight() || !(grant.object() instanceof GrantObject.OnGroup));
        return memberships;
    }
}
