package muster.directory;

import static muster.directory.Authority.require;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Caller;
import muster.model.Code;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Permissions;
import muster.model.WellKnown;
import org.jspecify.annotations.Nullable;

/** The codes of people as those see them who hand them on. Each first look at a code by somebody is written down. */
public final class CodeTable {
    private static final Set<Code.Purpose> FOR_PASSWORDS = Set.of(Code.Purpose.REGISTRATION, Code.Purpose.RESET);

    private final Transactions transactions;
    private final Codes codes;

    public CodeTable(Transactions transactions, Codes codes) {
        this.transactions = transactions;
        this.codes = codes;
    }

    /**
     * The codes of one account.
     *
     * @param registration null when there is none that counts
     * @param reset null when there is none that counts
     * @param email for the address that waits to be proven; null when there is none that counts, or it was not asked for
     * @param ends until when each of these counts
     * @param burnt those of which too many wrong ones were presented, so that somebody has to issue a new one
     */
    public record Row(
            @Nullable String registration,
            @Nullable String reset,
            @Nullable String email,
            Map<Code.Purpose, Instant> ends,
            Set<Code.Purpose> burnt) {
        public static final Row NONE = new Row(null, null, null, Map.of(), Set.of());

        public Row {
            ends = Map.copyOf(ends);
            burnt = Set.copyOf(burnt);
        }
    }

    /**
     * The codes for setting passwords of those of these accounts whose codes the caller may see, all at one look; accounts without
     * any are left out. Nothing at all for keys of programs that were not made for this.
     */
    public Map<AccountId, Row> of(Caller caller, Collection<Account> accounts) {
        return of(caller, accounts, FOR_PASSWORDS);
    }

    /**
     * The same with the codes by which addresses are proven: for those who are really shown them, because each look is written down.
     */
    public Map<AccountId, Row> withAddresses(Caller caller, Collection<Account> accounts) {
        return of(caller, accounts, Set.of(Code.Purpose.values()));
    }

    private Map<AccountId, Row> of(Caller caller, Collection<Account> accounts, Set<Code.Purpose> purposes) {
        Map<AccountId, Account> seen = accounts.stream()
                .filter(account -> Permissions.mayHandleCodes(caller, account.rank()))
                .collect(Collectors.toMap(Account::id, Function.identity(), (one, _) -> one));
        if (seen.isEmpty()) {
            return Map.of();
        }
        List<Code> latest = transactions.read(reading -> latest(reading, caller, seen, purposes));
        Map<UUID, String> open = open(latest, seen);
        writeDown(
                caller,
                latest.stream().filter(code -> open.containsKey(code.id())).toList(),
                seen);
        Map<AccountId, Row> rows = new HashMap<>();
        latest.forEach(code -> rows.merge(code.account(), row(code, open.get(code.id())), CodeTable::joined));
        return rows;
    }

    /** Those that are good for what each account can do with one now, if the caller may still see them. */
    private List<Code> latest(
            Reading reading, Caller caller, Map<AccountId, Account> accounts, Set<Code.Purpose> purposes) {
        Caller fresh = Authority.fresh(reading, caller, transactions.now());
        if (!Codes.handlesCredentials(reading, fresh)) {
            return List.of();
        }
        Set<AccountId> seen = accounts.values().stream()
                .filter(account -> Permissions.mayHandleCodes(fresh, account.rank()))
                .map(Account::id)
                .collect(Collectors.toSet());
        Set<AccountId> withPassword = reading.credentials().withPassword(seen);
        return reading.codes().latest(seen).stream()
                .filter(code -> purposes.contains(code.purpose()))
                .filter(code -> isGoodFor(code, accounts.get(code.account()), withPassword.contains(code.account())))
                .toList();
    }

    private static boolean isGoodFor(Code code, @Nullable Account account, boolean hasPassword) {
        return code.purpose() == Code.Purpose.EMAIL
                ? account != null && account.pendingEmail() != null
                : code.purpose() == Codes.purposeFor(hasPassword);
    }

    private Map<UUID, String> open(List<Code> latest, Map<AccountId, Account> accounts) {
        Map<UUID, String> open = new HashMap<>();
        for (Code code : latest) {
            Account account = accounts.get(code.account());
            if (account != null && code.countsAt(transactions.now()) && codes.suits(code, account)) {
                codes.reveal(code).ifPresent(secret -> open.put(code.id(), secret));
            }
        }
        return open;
    }

    private void writeDown(Caller caller, List<Code> shown, Map<AccountId, Account> accounts) {
        AccountId viewer = caller.account() == null ? WellKnown.SYSTEM : caller.account();
        List<Code> news = shown.isEmpty() ? List.of() : transactions.read(reading -> unseen(reading, shown, viewer));
        if (news.isEmpty()) {
            return;
        }
        transactions.write(caller, work -> {
            for (Code code : news) {
                Account account = Objects.requireNonNull(accounts.get(code.account()));
                // Nobody is shown a code without its being written down.
                require(Permissions.mayHandleCodes(work.caller(), account.rank()), new Failure.NotPermitted());
                if (work.writing().codes().display(code, viewer, work.now())) {
                    work.record(
                            Act.CODE_SHOWN,
                            account,
                            List.of(new FieldChange("code", null, code.purpose().name())));
                }
            }
            return news;
        });
    }

    private static List<Code> unseen(Reading reading, List<Code> shown, AccountId viewer) {
        Set<UUID> known = reading.codes().displayed(shown, viewer);
        return shown.stream().filter(code -> !known.contains(code.id())).toList();
    }

    private static Row row(Code code, @Nullable String secret) {
        Set<Code.Purpose> burnt = code.ending() == Code.Ending.BURNT ? Set.of(code.purpose()) : Set.of();
        Map<Code.Purpose, Instant> ends = secret == null ? Map.of() : Map.of(code.purpose(), code.expiresAt());
        return switch (code.purpose()) {
            case REGISTRATION -> new Row(secret, null, null, ends, burnt);
            case RESET -> new Row(null, secret, null, ends, burnt);
            case EMAIL -> new Row(null, null, secret, ends, burnt);
        };
    }

    private static Row joined(Row one, Row other) {
        Map<Code.Purpose, Instant> ends = new HashMap<>(one.ends());
        ends.putAll(other.ends());
        Set<Code.Purpose> burnt = new HashSet<>(one.burnt());
        burnt.addAll(other.burnt());
        return new Row(
                one.registration() == null ? other.registration() : one.registration(),
                one.reset() == null ? other.reset() : one.reset(),
                one.email() == null ? other.email() : one.email(),
                ends,
                burnt);
    }
}
