package muster.directory;

import static muster.directory.Authority.require;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import muster.model.Account;
import muster.model.AccountEntry;
import muster.model.AccountId;
import muster.model.AccountKind;
import muster.model.Activity;
import muster.model.Caller;
import muster.model.DoorDocument;
import muster.model.Failure;
import muster.model.Permissions;
import muster.model.Policy;
import muster.model.Project;
import muster.model.ProjectId;
import muster.model.Refused;
import muster.model.Username;
import muster.model.ViewerMarks;
import org.jspecify.annotations.Nullable;

/**
 * Accounts with all that belongs to their record, on platforms that show everybody to everybody, and people in the trash, too, to
 * whoever asks for them.
 */
public final class Register {
    private static final int SLICE = 500;
    /** What takes longer keeps the store from everybody else. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final Policy policy;
    private final ListWalks walks;
    private final Recent<Own, Entry> recent;

    Register(Transactions transactions, Policy policy) {
        this.transactions = transactions;
        this.policy = policy;
        this.walks = new ListWalks(transactions.clock());
        this.recent = new Recent<>(
                transactions, entry -> entry.document().filter(Recent::isLong).isEmpty());
    }

    /** Somebody's own record at a door. */
    private record Own(AccountId account, String door) {}

    /**
     * One account's record.
     *
     * @param deadline until when an invitation, or the proof of a new address, is waited for; null when neither is
     * @param marks what the viewer has marked of it
     * @param document what the door that asks keeps of it
     * @param project to which it belongs; null for none
     */
    public record Entry(
            Account account,
            Activity activity,
            boolean hasSecondFactor,
            @Nullable Instant deadline,
            ViewerMarks marks,
            Optional<DoorDocument> document,
            @Nullable Project project) {}

    /** A page of a list, and how many there are on all pages. */
    public record Listing(List<Entry> entries, long total) {}

    /**
     * One account, also in the trash.
     *
     * @param door whose documents come along
     * @throws Refused {@link Failure.NoSuchAccount}
     */
    public Entry get(Caller viewer, AccountId id, String door) {
        return found(viewer, door, reading -> reading.accounts().findEntry(id));
    }

    /**
     * The same for being shown, and for nothing that is decided by it: the viewer's own record may be half a second old where
     * another process has changed it since.
     *
     * @throws Refused {@link Failure.NoSuchAccount}
     */
    public Entry shown(Caller viewer, AccountId id, String door) {
        require(Permissions.maySeeAccounts(viewer), new Failure.MayNotView("account"));
        Supplier<Entry> look = () -> get(viewer, id, door);
        return viewer.is(id) ? recent.of(new Own(id, door), look) : look.get();
    }

    /** @throws Refused {@link Failure.NoSuchAccount} */
    public Entry findByUsername(Caller viewer, Username username, String door) {
        return found(
                viewer,
                door,
                reading -> reading.accounts()
                        .findByUsername(username.key())
                        .flatMap(account -> reading.accounts().findEntry(account.id())));
    }

    private Entry found(Caller viewer, String door, Function<Reading, Optional<AccountEntry>> look) {
        require(Permissions.maySeeAccounts(viewer), new Failure.MayNotView("account"));
        return transactions
                .read(reading -> look.apply(reading)
                        .filter(entry -> isThere(entry.account()) && isSeen(viewer, entry.account()))
                        .map(entry ->
                                entries(reading, viewer, List.of(entry), door).getFirst()))
                .orElseThrow(() -> new Refused(new Failure.NoSuchAccount()));
    }

    private static boolean isThere(Account account) {
        return !account.life().isMerged() && account.kind() != AccountKind.SYSTEM;
    }

    private boolean isSeen(Caller viewer, Account account) {
        return viewer.is(account.id()) || Permissions.maySeeOthers(viewer, policy);
    }

    /**
     * One page of a list.
     *
     * @param skip how many entries stand on the pages before
     * @param limit how many entries a page has at most
     * @throws Refused {@link Failure.SearchTooLong}
     */
    public Listing list(Caller viewer, AccountQuery query, long skip, int limit, String door) {
        AccountQuery seen = restricted(viewer, query);
        Instant now = transactions.now();
        return transactions.read(reading -> reading.accounts().within(PATIENCE, () -> {
            long total = reading.accounts().count(seen, now);
            if (skip >= total) {
                return new Listing(List.of(), total);
            }
            AccountPage page = reading.accounts().list(seen, walks.start(viewer, seen, skip), limit, now);
            walks.remember(viewer, seen, skip, page);
            return new Listing(entries(reading, viewer, page.entries(), door), total);
        }));
    }

    /** Hands over all that meet a query, in its order and some at a time; nothing is held in the store between two slices. */
    public void forEach(Caller viewer, AccountQuery query, String door, Consumer<Entry> each) {
        AccountQuery seen = restricted(viewer, query);
        Instant now = transactions.now();
        Optional<PageStart> from = Optional.of(PageStart.FIRST);
        while (from.isPresent()) {
            PageStart start = from.get();
            Slice slice = transactions.read(reading -> reading.accounts().within(PATIENCE, () -> {
                AccountPage page = reading.accounts().list(seen, start, SLICE, now);
                return new Slice(page, entries(reading, viewer, page.entries(), door));
            }));
            slice.entries().forEach(each);
            from = slice.entries().size() < SLICE
                    ? Optional.empty()
                    : slice.page().end().map(PageStart.After::new);
        }
    }

    private record Slice(AccountPage page, List<Entry> entries) {}

    private AccountQuery restricted(Caller viewer, AccountQuery query) {
        require(Permissions.maySeeAccounts(viewer), new Failure.MayNotView("account"));
        AccountId self = viewer.account();
        return Permissions.maySeeOthers(viewer, policy) || self == null
                ? query
                : new AccountQuery(
                        Condition.allOf(List.of(new Condition.HasId(self), query.condition())),
                        query.orders(),
                        query.who());
    }

    static List<Entry> entries(Reading reading, Caller viewer, List<AccountEntry> found, String door) {
        Collection<AccountId> ids =
                found.stream().map(entry -> entry.account().id()).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        AccountId self = viewer.account();
        Set<AccountId> factors = reading.credentials().withSecondFactor(ids);
        Map<AccountId, Instant> deadlines = reading.mailCodes().deadlines(ids);
        Map<AccountId, ViewerMarks> marks =
                self == null ? Map.of() : reading.marks().of(self, ids);
        Map<AccountId, DoorDocument> documents = reading.documents().findAll(ids, door);
        Map<ProjectId, Project> projects = projects(reading, found);
        return found.stream()
                .map(entry -> {
                    Account account = entry.account();
                    AccountId id = account.id();
                    return new Entry(
                            account,
                            entry.activity(),
                            factors.contains(id),
                            deadlines.get(id),
                            marks.getOrDefault(id, ViewerMarks.NONE),
                            Optional.ofNullable(documents.get(id)),
                            account.project() == null
                                    ? null
                                    : projects.get(account.project().id()));
                })
                .toList();
    }

    private static Map<ProjectId, Project> projects(Reading reading, List<AccountEntry> found) {
        Set<ProjectId> ids = found.stream()
                .map(entry -> entry.account().project())
                .filter(Objects::nonNull)
                .map(project -> project.id())
                .collect(Collectors.toSet());
        return ids.isEmpty() ? Map.of() : reading.projects().findAll(ids);
    }
}
