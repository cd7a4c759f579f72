package muster.directory;

import java.util.HashSet;
import java.util.Set;
import muster.model.TextKey;

/** What a plan makes before it comes to people, by name, so that its people can be planned with it. */
record ComingThings(Set<TextKey> groups, Set<String> lanes) {
    static final ComingThings NONE = new ComingThings(Set.of(), Set.of());

    /** Sets that grow. */
    static ComingThings growing() {
        return new ComingThings(new HashSet<>(), new HashSet<>());
    }

    /** Notes what a row of a plan makes. */
    void addIfNew(PlanRow row, DeclaredThing said) {
        if (row.kind() == PlanKind.ADDED) {
            add(said);
        }
    }

    void add(DeclaredThing said) {
        switch (said) {
            case DeclaredThing.OfGroup group -> groups.add(TextKey.of(group.name()));
            case DeclaredThing.OfLane lane -> lanes.add(lane.name());
            case DeclaredThing.OfAgreement _ -> {}
        }
    }
}
