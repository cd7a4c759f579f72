package muster.crosswalk;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/**
 * An act, the ways to it, and what every door shows when it is done.
 *
 * @param name the act in a few words
 * @param about what it means, in a sentence or two
 * @param before makes the account that the act is done to
 */
record Act(String name, String about, Function<CrosswalkSite, Somebody> before, Sight shown, Map<Column, Way> ways) {

    Act {
        ways = new EnumMap<>(ways);
    }

    /** An act done to an ordinary account, after which it shows what this one shows. */
    static Act of(String name, String about) {
        return new Act(name, about, CrosswalkSite::active, Sight.ORDINARY, new EnumMap<>(Column.class));
    }

    Act from(Function<CrosswalkSite, Somebody> beforehand) {
        return new Act(name, about, beforehand, shown, ways);
    }

    /** What doors show otherwise than of the ordinary account, as in {@link Sight#with}. */
    Act shows(String differences) {
        return new Act(name, about, before, shown.with(differences), ways);
    }

    Act at(Column column, String how, Way.Doing doing) {
        return at(column, how, "", doing);
    }

    /** @param otherwise what is shown otherwise when the act is done here */
    Act at(Column column, String how, String otherwise, Way.Doing doing) {
        return with(column, new Way(how, doing, otherwise));
    }

    /** The act cannot be done there, for this reason. */
    Act not(String reason, Column... columns) {
        Act next = this;
        for (Column column : columns) {
            next = next.with(column, new Way(reason, null, ""));
        }
        return next;
    }

    private Act with(Column column, Way way) {
        Act next = new Act(name, about, before, shown, ways);
        if (next.ways.put(column, way) != null) {
            throw new IllegalArgumentException(name + " is told twice for " + column);
        }
        return next;
    }

    /** What is shown after the act was done at this column. */
    Sight shownBy(Column column) {
        return shown.with(ways.get(column).otherwise());
    }
}
