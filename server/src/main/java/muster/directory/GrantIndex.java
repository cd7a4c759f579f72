package muster.directory;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import muster.model.Grant;
import muster.model.GrantId;
import muster.model.GrantObject;
import muster.model.Party;
import org.jspecify.annotations.Nullable;

/** Grants at hand, found by what they say and by their ids. */
final class GrantIndex {
    private final Map<Pair, Grant> byPair = new HashMap<>();
    private final Map<GrantId, Grant> byId = new HashMap<>();

    private record Pair(Party party, GrantObject object, String purpose) {
        static Pair of(Grant grant) {
            return new Pair(grant.party(), grant.object(), grant.purpose());
        }
    }

    GrantIndex(Collection<Grant> grants) {
        grants.forEach(this::put);
    }

    /** Takes a grant in, in place of what it was. */
    void put(Grant grant) {
        byPair.put(Pair.of(grant), grant);
        byId.put(grant.id(), grant);
    }

    /** The grant of the same party and purpose on the same object. */
    @Nullable
    Grant sameAs(Grant grant) {
        return byPair.get(Pair.of(grant));
    }

    @Nullable
    Grant withId(GrantId id) {
        return byId.get(id);
    }
}
