package muster.directory;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import muster.model.AccountKind;
import muster.model.AccountState;
import muster.model.GroupId;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts are searched for, and in which order they come.
 *
 * @param text as it was typed: words, each the beginning of a word in a name, of a username, or of an address; one with
 *     an {@code @} is the beginning of an address; or one whole id. Empty for everybody
 * @param states what they are called, see {@link AccountState}; empty for everybody but merged accounts and those in trash,
 *     which are found by their whole id all the same
 * @param ranks empty for every rank
 * @param group of which they are members; null for everybody
 * @param door where they have left a trace: a session that is still kept, a key that opens this door alone, or what the
 *     door knows of them; null for everybody
 * @param lastSeen null for whenever
 * @param kinds never empty
 * @param ascending which way the order goes; those that fit the text best always come first
 */
public record RosterQuery(
        String text,
        Set<AccountState> states,
        Set<Rank> ranks,
        @Nullable GroupId group,
        @Nullable String door,
        @Nullable LastSeen lastSeen,
        Set<AccountKind> kinds,
        Sort sort,
        boolean ascending) {

    /** People and programs, without what belongs to the directory itself. */
    public static final Set<AccountKind> PEOPLE_AND_PROGRAMS = Set.of(AccountKind.PERSON, AccountKind.SERVICE);

    /** Everybody, by name. */
    public static final RosterQuery EVERYBODY = ofText("");

    /** Everybody in an order that no change disturbs, so that a walk misses nobody who is renamed meanwhile. */
    public static final RosterQuery EVERYBODY_ONCE = EVERYBODY.sortedBy(Sort.CREATED, true);

    /** By what the accounts are ordered. The last tie is always decided by the id. */
    public enum Sort {
        /** Usernames that begin with the longest word, then names, then addresses; without a text by name. */
        BEST_MATCH,
        /** Family name, given name, username, address. */
        NAME,
        USERNAME,
        /** The primary address. */
        EMAIL,
        RANK,
        CREATED,
        /** The later one of the last sign-in and the last activity; never counts as earliest. */
        LAST_SEEN,
        LAST_SIGN_IN
    }

    /** When an account last signed in, or was last active. */
    public sealed interface LastSeen {
        record Since(Instant least) implements LastSeen {}

        /** Seen, but not since. */
        record Before(Instant end) implements LastSeen {}

        record Never() implements LastSeen {}
    }

    public RosterQuery {
        states = Set.copyOf(states);
        ranks = Set.copyOf(ranks);
        kinds = kinds.isEmpty() ? PEOPLE_AND_PROGRAMS : Set.copyOf(kinds);
        ascending = ascending || sort == Sort.BEST_MATCH;
    }

    /** Whoever fits the text best, in whatever state but gone. */
    public static RosterQuery ofText(String text) {
        return new RosterQuery(text, Set.of(), Set.of(), null, null, null, PEOPLE_AND_PROGRAMS, Sort.BEST_MATCH, true);
    }

    public RosterQuery withStates(Set<AccountState> wanted) {
        return new RosterQuery(text, wanted, ranks, group, door, lastSeen, kinds, sort, ascending);
    }

    public RosterQuery withRanks(Set<Rank> wanted) {
        return new RosterQuery(text, states, wanted, group, door, lastSeen, kinds, sort, ascending);
    }

    public RosterQuery inGroup(@Nullable GroupId wanted) {
        return new RosterQuery(text, states, ranks, wanted, door, lastSeen, kinds, sort, ascending);
    }

    public RosterQuery atDoor(@Nullable String wanted) {
        return new RosterQuery(text, states, ranks, group, wanted, lastSeen, kinds, sort, ascending);
    }

    public RosterQuery seen(@Nullable LastSeen wanted) {
        return new RosterQuery(text, states, ranks, group, door, wanted, kinds, sort, ascending);
    }

    public RosterQuery withKinds(Set<AccountKind> wanted) {
        return new RosterQuery(text, states, ranks, group, door, lastSeen, wanted, sort, ascending);
    }

    public RosterQuery sortedBy(Sort wanted, boolean upwards) {
        return new RosterQuery(text, states, ranks, group, door, lastSeen, kinds, wanted, upwards);
    }

    /** The same text for equal queries: sets have no order of their own. */
    String canonical() {
        return String.join(
                "\n",
                sort + " " + ascending,
                sorted(AccountState.class, states),
                sorted(Rank.class, ranks),
                sorted(AccountKind.class, kinds),
                String.valueOf(group),
                String.valueOf(lastSeen),
                String.valueOf(door),
                text);
    }

    private static <E extends Enum<E>> String sorted(Class<E> type, Set<E> values) {
        EnumSet<E> inOrder = EnumSet.noneOf(type);
        inOrder.addAll(values);
        return inOrder.stream().map(Enum::name).collect(Collectors.joining(" "));
    }
}
