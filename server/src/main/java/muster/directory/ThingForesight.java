package muster.directory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import muster.model.AccountId;
import muster.model.GroupId;
import muster.model.Holding;
import muster.model.HoldingId;
import muster.model.MergeLine;
import muster.model.MergeLine.Fate;
import muster.model.MergeLine.Topic;
import muster.model.Place;
import muster.model.TextKey;
import org.jspecify.annotations.Nullable;

/** What a merge would make of what an account owns and minds. */
final class ThingForesight {
    private final Reading reading;
    private final AccountId old;
    private final AccountId into;
    private final MergeOptions options;
    private final Set<Taken> taken = new HashSet<>();

    /** A name that something moved before has by then. */
    private record Taken(Holdings.Sort sort, TextKey name) {}

    ThingForesight(Reading reading, AccountId old, AccountId into, MergeOptions options) {
        this.reading = reading;
        this.old = old;
        this.into = into;
        this.options = options;
    }

    List<MergeLine> lines() {
        List<MergeLine> lines = new ArrayList<>();
        Set<HoldingId> direct = new HashSet<>();
        for (Holding thing : Moves.directlyWith(reading, old)) {
            direct.add(thing.id());
            lines.add(line(thing));
        }
        within(direct).forEach(thing -> lines.add(MergeLine.of(Topic.THING, Fate.GOES, RowNames.of(thing))));
        Set<GroupId> minded = reading.groups().idsOwnedBy(List.of(old), Integer.MAX_VALUE);
        reading.groups()
                .findAll(minded)
                .values()
                .forEach(group -> lines.add(MergeLine.of(Topic.GROUP, Fate.GOES, RowNames.of(group))));
        return lines;
    }

    /** What lies in the account's things goes with them, and keeps its name. */
    private List<Holding> within(Set<HoldingId> direct) {
        Set<HoldingId> inside = new HashSet<>(reading.holdings().idsOwnedBy(List.of(old), Integer.MAX_VALUE));
        inside.removeAll(direct);
        return List.copyOf(reading.holdings().findAll(inside).values());
    }

    private MergeLine line(Holding thing) {
        if (options.isEnded(thing)) {
            return MergeLine.of(Topic.THING, Fate.ENDS, RowNames.of(thing));
        }
        String name = nameThere(thing);
        return name.equals(thing.name())
                ? MergeLine.of(Topic.THING, Fate.GOES, RowNames.of(thing))
                : new MergeLine(Topic.THING, Fate.RENAMED, RowNames.of(thing), thing.name(), name);
    }

    private String nameThere(Holding thing) {
        Place to = options.isInherited(thing) ? options.heir() : new Place.With(into);
        HoldingId container = to instanceof Place.In(var id) ? id : null;
        AccountId owner = to instanceof Place.With(var account) ? account : into;
        Holdings.Sort sort = Holdings.Sort.of(thing);
        String name = Moves.freeName(thing, thing.name(), wanted -> isTaken(thing, owner, container, wanted, sort));
        taken.add(new Taken(sort, TextKey.of(name)));
        return name;
    }

    /** All things of one sort go to one place, so that their names meet there. */
    private boolean isTaken(
            Holding thing, AccountId owner, @Nullable HoldingId container, String name, Holdings.Sort sort) {
        return taken.contains(new Taken(sort, TextKey.of(name)))
                || Moves.isTaken(reading, thing, owner, container, name);
    }
}
