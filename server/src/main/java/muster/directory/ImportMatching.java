package muster.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Edit;
import muster.model.EmailAddress;
import muster.model.Failure;
import muster.model.Refused;
import muster.model.TextKey;
import muster.model.Username;
import org.jspecify.annotations.Nullable;

/** Finds the accounts that rows are about, some rows at a time. */
final class ImportMatching {
    /** A longer row of merges there cannot be. */
    private static final int MOST_MERGES = 15;

    private final Reading reading;
    private final Map<AccountId, Account> byId;
    private final Map<String, AccountId> bySource;
    private final Map<TextKey, Account> byUsername;
    private final Set<TextKey> claimed;
    private final Set<TextKey> addresses;
    private @Nullable Set<TextKey> recorded;

    private ImportMatching(
            Reading reading,
            Map<AccountId, Account> byId,
            Map<String, AccountId> bySource,
            Map<TextKey, Account> byUsername,
            Set<TextKey> claimed,
            Set<TextKey> addresses) {
        this.reading = reading;
        this.byId = byId;
        this.bySource = bySource;
        this.byUsername = byUsername;
        this.claimed = claimed;
        this.addresses = addresses;
    }

    /** Looks up at once what can be looked up at once. */
    static ImportMatching of(Reading reading, @Nullable String source, List<ImportRow> rows) {
        Set<AccountId> ids = new HashSet<>();
        Set<String> external = new HashSet<>();
        Set<TextKey> usernames = new HashSet<>();
        Set<TextKey> addresses = new HashSet<>();
        for (ImportRow row : rows) {
            text(row, ImportField.ID)
                    .map(String::strip)
                    .flatMap(AccountId::parse)
                    .ifPresent(ids::add);
            text(row, ImportField.EXTERNAL_ID)
                    .map(String::strip)
                    .or(() -> implied(row))
                    .ifPresent(external::add);
            text(row, ImportField.USERNAME).map(TextKey::of).ifPresent(usernames::add);
            text(row, ImportField.EMAIL).map(TextKey::of).ifPresent(addresses::add);
        }
        Map<String, AccountId> linked = source == null || external.isEmpty()
                ? Map.of()
                : reading.externalIds().accounts(source, external);
        ids.addAll(linked.values());
        return new ImportMatching(
                reading,
                new HashMap<>(reading.accounts().findAll(ids)),
                linked,
                usernames.isEmpty() ? Map.of() : reading.accounts().findByUsernames(usernames),
                addresses.isEmpty() ? Set.of() : reading.accounts().claimedAddresses(addresses),
                addresses);
    }

    /**
     * @param problem why there is no telling whom the row is about
     * @param candidates whom such a row may be about
     */
    record Found(
            @Nullable Account account,
            @Nullable ImportMatch by,
            @Nullable ImportProblem problem,
            Set<AccountId> candidates) {
        static final Found NOBODY = new Found(null, null, null, Set.of());

        static Found account(Account account, ImportMatch by) {
            return new Found(account, by, null, Set.of());
        }

        static Found problem(ImportProblem problem) {
            return new Found(null, null, problem, Set.of());
        }

        Found among(Set<AccountId> all) {
            return new Found(account, by, problem, all);
        }
    }

    private record Candidate(ImportMatch by, Account account) {}

    /** @throws Refused {@link Failure.Malformed} when what names the account is not one of its kind */
    Found find(ImportRow row) {
        Optional<AccountId> id = text(row, ImportField.ID).map(ImportMatching::parsedId);
        Optional<Username> username = text(row, ImportField.USERNAME).map(Username::parse);
        Optional<EmailAddress> address = text(row, ImportField.EMAIL).map(EmailAddress::parse);
        if (id.isPresent() && !byId.containsKey(id.get())) {
            return Found.problem(new ImportProblem.NoSuchId());
        }
        List<Candidate> candidates = new ArrayList<>(2);
        id.ifPresent(known -> candidates.add(new Candidate(ImportMatch.ID, Objects.requireNonNull(byId.get(known)))));
        ofSource(row).ifPresent(account -> candidates.add(new Candidate(ImportMatch.EXTERNAL_ID, account)));
        username.flatMap(name -> named(best(candidates), name))
                .ifPresent(account -> candidates.add(new Candidate(ImportMatch.USERNAME, account)));
        address.flatMap(one -> claiming(best(candidates), one))
                .ifPresent(account -> candidates.add(new Candidate(ImportMatch.EMAIL, account)));
        if (id.isEmpty()) {
            formerlyCalled(row).ifPresent(account -> candidates.add(new Candidate(ImportMatch.EXTERNAL_ID, account)));
        }
        if (candidates.isEmpty()) {
            return address.flatMap(this::ambiguous).orElse(Found.NOBODY);
        }
        Candidate strongest = candidates.getFirst();
        for (Candidate other : candidates) {
            if (!other.account().id().equals(strongest.account().id())) {
                return Found.problem(new ImportProblem.Disagreement(strongest.by(), other.by()));
            }
        }
        return strongest.by() == ImportMatch.EMAIL
                ? address.flatMap(this::ambiguous).orElseGet(() -> foundByAddress(row, strongest.account(), username))
                : present(strongest.account(), strongest.by());
    }

    /** Everybody to whom anything in the row belongs, whatever else is wrong with it. */
    Set<AccountId> candidates(ImportRow row) {
        Optional<Account> byRowId = text(row, ImportField.ID)
                .map(String::strip)
                .flatMap(AccountId::parse)
                .map(byId::get);
        Optional<Account> byName =
                text(row, ImportField.USERNAME).map(TextKey::of).map(byUsername::get);
        Optional<Account> byAddress = text(row, ImportField.EMAIL)
                .map(TextKey::of)
                .filter(claimed::contains)
                .flatMap(reading.accounts()::findByClaimedAddress);
        return Stream.of(byRowId, ofSource(row), formerlyCalled(row), byName, byAddress)
                .flatMap(found -> surviving(found).stream())
                .map(Account::id)
                .collect(Collectors.toSet());
    }

    private static Optional<Account> best(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::account).findFirst();
    }

    /** Whom the source calls so. */
    private Optional<Account> ofSource(ImportRow row) {
        return surviving(text(row, ImportField.EXTERNAL_ID)
                .map(String::strip)
                .map(bySource::get)
                .map(byId::get));
    }

    /** Whom the source calls as the row does that says no external id, whatever he is called here by now. */
    private Optional<Account> formerlyCalled(ImportRow row) {
        return surviving(implied(row).map(bySource::get).map(byId::get));
    }

    /** The external id that a row would be remembered by that says none. */
    static Optional<String> implied(ImportRow row) {
        return row.edit(ImportField.EXTERNAL_ID).isKeep()
                ? text(row, ImportField.USERNAME)
                        .or(() -> text(row, ImportField.EMAIL))
                        .map(name -> TextKey.of(name).value())
                        .filter(key -> !key.isEmpty())
                : Optional.empty();
    }

    /** Whoever was merged away is the one that took him over. */
    private Optional<Account> surviving(Optional<Account> present) {
        Optional<Account> found = present;
        for (int merges = 0; merges < MOST_MERGES; merges++) {
            Optional<AccountId> into = found.map(account -> account.life().mergedInto());
            if (into.isEmpty()) {
                return found;
            }
            found = reading.accounts().find(into.get());
        }
        return found;
    }

    /** Who has the username; not looked up where it is the one found already. */
    private Optional<Account> named(Optional<Account> found, Username username) {
        TextKey key = username.key();
        boolean isIts = found.map(Account::username)
                .map(Username::key)
                .filter(key::equals)
                .isPresent();
        return isIts ? Optional.empty() : Optional.ofNullable(byUsername.get(key));
    }

    /** Two accounts may record one address: of who was found and records it already nobody asks whose it is. */
    private Optional<Account> claiming(Optional<Account> found, EmailAddress address) {
        TextKey key = address.key();
        boolean isIts = found.map(Account::primaryEmail)
                .filter(primary -> primary.address().key().equals(key))
                .isPresent();
        return isIts || !address.isMailable() || !claimed.contains(key)
                ? Optional.empty()
                : reading.accounts().findByClaimedAddress(key);
    }

    /** Where nothing but an address says who is meant, nobody else may have it. */
    private Optional<Found> ambiguous(EmailAddress address) {
        if (!recorded().contains(address.key())) {
            return Optional.empty();
        }
        long people = reading.accounts().recording(address.key());
        return people > 1 ? Optional.of(Found.problem(new ImportProblem.Ambiguous(people))) : Optional.empty();
    }

    /** Looked up when the first row asks, for all rows: none asks about people whose username is known. */
    private Set<TextKey> recorded() {
        Set<TextKey> known = recorded;
        if (known == null) {
            known = reading.accounts().recordedAddresses(addresses);
            recorded = known;
        }
        return known;
    }

    private static Found foundByAddress(ImportRow row, Account account, Optional<Username> username) {
        boolean isRenamed = username.isPresent() && !row.far().kept().contains(ImportField.USERNAME);
        boolean isNamedOtherwise = isRenamed && account.username() != null;
        return isNamedOtherwise
                ? Found.problem(new ImportProblem.NamedOtherwise())
                : present(account, ImportMatch.EMAIL);
    }

    private static Found present(Account account, ImportMatch by) {
        if (Admittance.isWellKnown(account.id())) {
            return Found.problem(new ImportProblem.Denied(new Failure.IsWellKnown()));
        }
        return account.life().isMerged() ? Found.problem(new ImportProblem.Away()) : Found.account(account, by);
    }

    private static AccountId parsedId(String text) {
        return AccountId.parse(text.strip())
                .orElseThrow(() -> new Refused(new Failure.Malformed("id", "is not the id of an account")));
    }

    static Optional<String> text(ImportRow row, ImportField field) {
        return row.edit(field) instanceof Edit.Set<String>(var text) ? Optional.of(text) : Optional.empty();
    }
}
