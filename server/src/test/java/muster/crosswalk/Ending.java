package muster.crosswalk;

import java.util.EnumMap;
import java.util.Map;
import muster.crosswalk.Credential.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A way in which an account ends, and what becomes of what it holds.
 *
 * @param name the way, and the door at which it is gone
 * @param doing ends the account
 * @param back lets the account act again; null where nothing does
 * @param whom who can be ended so
 */
record Ending(String name, Way.Doing doing, Way.@Nullable Doing back, Whom whom, Map<Kind, Fate> fates) {
    enum Whom {
        EVERYBODY,
        WHO_IS_ACTIVE,
        WHO_HAS_A_FACTOR
    }

    Ending {
        fates = new EnumMap<>(fates);
    }

    /** A way that ends everything for good. */
    static Ending forGood(String name, Way.Doing doing) {
        Map<Kind, Fate> fates = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            fates.put(kind, Fate.ENDS);
        }
        return new Ending(name, doing, null, Whom.WHO_IS_ACTIVE, fates);
    }

    Ending with(Fate fate, Kind... kinds) {
        Map<Kind, Fate> next = new EnumMap<>(fates);
        for (Kind kind : kinds) {
            next.put(kind, fate);
        }
        return new Ending(name, doing, back, whom, next);
    }

    /** The same without a word about these kinds, which are not tried. */
    Ending without(Kind... kinds) {
        Map<Kind, Fate> next = new EnumMap<>(fates);
        for (Kind kind : kinds) {
            next.remove(kind);
        }
        return new Ending(name, doing, back, whom, next);
    }

    Ending of(Whom those) {
        return new Ending(name, doing, back, those, fates);
    }

    Ending undoneBy(Way.Doing undoing) {
        return new Ending(name, doing, undoing, whom, fates);
    }

    Ending at(String other, Way.Doing otherwise) {
        return new Ending(other, otherwise, back, whom, fates);
    }
}
