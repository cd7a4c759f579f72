package muster.directory;

import java.util.Map;
import java.util.function.Function;

/**
 * How a door names accounts or groups, where its ids cannot be computed from ours: each gets a name when it is made.
 *
 * @param kind the door's word for what is named
 * @param thing what is named
 * @param fresh makes a name that is free in all likelihood
 * @param wellKnown the names of what every directory has, by our id as text
 */
public record WireNaming(
        String door, String kind, Thing thing, Function<Identifiers, String> fresh, Map<String, String> wellKnown) {

    /** What can be named. */
    public enum Thing {
        ACCOUNT,
        GROUP
    }

    private static final int MOST_TRIES = 10;

    public WireNaming {
        wellKnown = Map.copyOf(wellKnown);
    }

    /** Gives a thing its name, unless somebody else did a moment ago. */
    public void name(Writing writing, Identifiers identifiers, String target) {
        String known = wellKnown.get(target);
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            String name = known == null ? fresh.apply(identifiers) : known;
            boolean named = writing.wireIds().add(door, kind, name, target)
                    || writing.wireIds().wireId(door, kind, target).isPresent();
            if (named) {
                return;
            }
        }
        throw new IllegalStateException("No name is free for a new " + thing + " at the door " + door);
    }
}
