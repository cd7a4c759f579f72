package muster.directory;

import static muster.directory.Authority.require;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import muster.model.AccountEntry;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Permissions;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** The search over all accounts, in whatever state, for those who look after them. */
public final class Roster {
    public static final int LONGEST_PAGE = 500;
    /** Somebody waits for it; and a search that takes longer is one that others wait for, too. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Transactions transactions;
    private final WireNames names;

    Roster(Transactions transactions, WireNames names) {
        this.transactions = transactions;
        this.names = names;
    }

    /**
     * Some accounts that were searched for.
     *
     * @param next the mark with which to ask for the next page; empty at the end. A page may be short, or empty, and still
     *     not be the last one: then so many accounts were looked at in vain that the next look takes a page of its own
     * @param matches how many there are on all pages; counted no further than {@link RosterReader#MOST_COUNTED}
     * @param askedAt the time as of which states were told
     */
    public record Page(
            List<AccountEntry> entries, Optional<String> next, RosterReader.Matches matches, Instant askedAt) {
        public Page {
            entries = List.copyOf(entries);
        }
    }

    /**
     * @param mark of the page before; null for the first page
     * @throws Refused {@link Failure.NotPermitted} for callers who may not search; {@link Failure.SearchTooLong} when the
     *     answer is not known in time; {@link Failure.Malformed} for a text or a mark that cannot be
     */
    public Page page(Caller caller, RosterQuery query, @Nullable String mark, int limit) {
        require(Permissions.maySearchAccounts(caller), new Failure.NotPermitted());
        requireLimit(limit);
        String question = "roster\n" + query.canonical();
        PageMark after = mark == null ? null : RosterMarks.parse(question, mark);
        if (query.door() != null) {
            RosterSearch.requireStorable("door", query.door());
        }
        List<RosterSearch.Word> words = RosterSearch.words(query.text());
        Instant now = transactions.now();
        return transactions.read(reading -> {
            RosterSearch search = new RosterSearch(query, words, ids(reading, query.text()));
            RosterReader.Found found = reading.roster().search(search, after, limit, now, PATIENCE);
            Optional<String> next = found.next().map(end -> RosterMarks.text(question, end));
            return new Page(found.entries(), next, found.matches(), now);
        });
    }

    /** Which accounts have this very text as their id, be it ours or a door's. */
    private Set<AccountId> ids(Reading reading, String text) {
        String id = text.strip();
        if (id.isEmpty()) {
            return Set.of();
        }
        Optional<AccountId> own = AccountId.parse(id)
                .filter(account -> reading.accounts().find(account).isPresent());
        return own.<Set<AccountId>>map(Set::of)
                .orElseGet(() -> names.accountsNamed(reading, id).stream().collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * Accounts that may be one person's: first those that share an address, then those that outside providers call by one
     * subject, then those of equal names; of these, on each page, those first who also share a mail domain, a project or a group.
     *
     * @param mark of the page before; null for the first page
     * @throws Refused as {@link #page} does
     */
    public Duplicates duplicates(Caller caller, @Nullable String mark, int limit) {
        require(Permissions.maySearchAccounts(caller), new Failure.NotPermitted());
        requireLimit(limit);
        for (Duplicates.Reason reason : Duplicates.Reason.values()) {
            String question = "duplicates\n" + reason;
            Optional<PageMark> after = mark == null ? Optional.empty() : markOf(question, mark);
            if (mark == null || after.isPresent()) {
                return duplicates(reason, after.filter(place -> !isBeginning(place)), limit);
            }
        }
        throw RosterMarks.foreign();
    }

    private Duplicates duplicates(Duplicates.Reason reason, Optional<PageMark> after, int limit) {
        RosterReader.AlikePage page =
                transactions.read(reading -> reading.roster().alike(reason, after.orElse(null), limit, PATIENCE));
        List<Duplicates.Group> groups = transactions.read(reading -> groups(reading, reason, page.groups()));
        return new Duplicates(
                groups,
                page.next()
                        .map(end -> RosterMarks.text("duplicates\n" + reason, end))
                        .or(() -> following(reason)));
    }

    /** Of equal names, those first whose people belong together otherwise. */
    private static List<Duplicates.Group> groups(
            Reading reading, Duplicates.Reason reason, List<RosterReader.Alike> found) {
        boolean isWeak = reason == Duplicates.Reason.EQUAL_NAMES;
        List<AccountEntry> weighed = isWeak
                ? found.stream().flatMap(alike -> alike.accounts().stream()).toList()
                : List.of();
        Affiliations affiliations = Affiliations.of(reading, weighed);
        return found.stream()
                .map(alike -> new Duplicates.Group(
                        reason,
                        String.join(" ", alike.shared()),
                        isWeak ? affiliations.sharedBy(alike.accounts()) : List.of(),
                        alike.accounts(),
                        alike.more()))
                .sorted(Comparator.comparing(
                        group -> isWeak && group.affiliations().isEmpty()))
                .toList();
    }

    /** The mark of the first page of the next reason. */
    private static Optional<String> following(Duplicates.Reason reason) {
        return switch (reason) {
            case SHARED_ADDRESS -> Optional.of(beginning(Duplicates.Reason.EQUAL_SUBJECT));
            case EQUAL_SUBJECT -> Optional.of(beginning(Duplicates.Reason.EQUAL_NAMES));
            case EQUAL_NAMES -> Optional.empty();
        };
    }

    private static String beginning(Duplicates.Reason reason) {
        return RosterMarks.text("duplicates\n" + reason, new PageMark(List.of("")));
    }

    private static boolean isBeginning(PageMark mark) {
        return mark.values().equals(List.of(""));
    }

    private static Optional<PageMark> markOf(String question, String mark) {
        try {
            return Optional.of(RosterMarks.parse(question, mark));
        } catch (Refused foreign) {
            return Optional.empty();
        }
    }

    static void requireLimit(int limit) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw new Refused(new Failure.Malformed("page size", "must be from 1 to " + LONGEST_PAGE));
        }
    }
}
