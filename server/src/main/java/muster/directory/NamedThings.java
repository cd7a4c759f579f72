package muster.directory;

import java.util.HashSet;
import java.util.Set;
import muster.model.HoldingId;
import muster.model.TextKey;

/** What a file has named so far of what people can be given. */
record NamedThings(Set<TextKey> groups, Set<String> lanes, Set<String> agreements, Set<HoldingId> holdings) {
    NamedThings() {
        this(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
    }

    /** @return whether the file names it for the first time */
    boolean add(DeclaredThing thing) {
        return switch (thing) {
            case DeclaredThing.OfGroup group -> groups.add(TextKey.of(group.name()));
            case DeclaredThing.OfLane lane -> lanes.add(lane.name());
            case DeclaredThing.OfAgreement agreement ->
                agreements.add(agreement.name()) && (agreement.holding() == null || holdings.add(agreement.holding()));
        };
    }
}
