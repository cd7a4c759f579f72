package muster.directory;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final Reading reading;
    private final Map<AccountId, Account> byId;
    private final Set<TextKey> taken;

    private ImportMatching(Reading reading, Map<AccountId, Account> byId, Set<TextKey> taken) {
        this.reading = reading;
        this.byId = byId;
        this.taken = taken;
    }

    /** Looks up at once what can be looked up at once. */
    static ImportMatching of(Reading reading, List<ImportRow> rows) {
        Set<AccountId> ids = new HashSet<>();
        Set<TextKey> usernames = new HashSet<>();
        for (ImportRow row : rows) {
            text(row, ImportField.ID).flatMap(AccountId::parse).ifPresent(ids::add);
            text(row, ImportField.USERNAME).map(TextKey::of).ifPresent(usernames::add);
        }
        return new ImportMatching(
                reading,
                new HashMap<>(reading.accounts().findAll(ids)),
                reading.accounts().takenUsernames(usernames));
    }

    /** @param problem why there is no telling whom the row is about */
    record Found(
            @Nullable Account account,
            @Nullable ImportMatch by,
            @Nullable ImportProblem problem) {
        static Found account(Account account, ImportMatch by) {
            return new Found(account, by, null);
        }

        static Found problem(ImportProblem problem) {
            return new Found(null, null, problem);
        }

        static final Found NOBODY = new Found(null, null, null);
    }

    /** @throws Refused {@link Failure.Malformed} when what names the account is not one of its kind */
    Found find(ImportRow row) {
        Optional<AccountId> id = text(row, ImportField.ID).map(ImportMatching::parsedId);
        Optional<Username> username = text(row, ImportField.USERNAME).map(Username::parse);
        Optional<EmailAddress> address = text(row, ImportField.EMAIL).map(EmailAddress::parse);
        if (id.isPresent() && !byId.containsKey(id.get())) {
            return Found.problem(new ImportProblem.NoSuchId());
        }
        Optional<Account> ofId = id.map(byId::get);
        Optional<Account> ofUsername = username.flatMap(name -> named(ofId, name));
        if (ofId.isPresent() && !agree(ofId, ofUsername)) {
            return Found.problem(new ImportProblem.Disagreement(ImportMatch.ID, ImportMatch.USERNAME));
        }
        Optional<Account> named = ofId.or(() -> ofUsername);
        ImportMatch by = ofId.isPresent() ? ImportMatch.ID : ImportMatch.USERNAME;
        Optional<Account> ofAddress = address.flatMap(one -> claiming(named, one));
        if (named.isPresent()) {
            return agree(named, ofAddress)
                    ? present(named.get(), by)
                    : Found.problem(new ImportProblem.Disagreement(by, ImportMatch.EMAIL));
        }
        return ofAddress.map(account -> foundByAddress(account, username)).orElse(Found.NOBODY);
    }

    /** Who has the username; not looked up where it is the one found already. */
    private Optional<Account> named(Optional<Account> found, Username username) {
        TextKey key = username.key();
        boolean isIts = found.map(Account::username)
                .map(Username::key)
                .filter(key::equals)
                .isPresent();
        return isIts || !taken.contains(key)
                ? Optional.empty()
                : reading.accounts().findByUsername(key);
    }

    /** Two accounts may record one address: of who was found and records it already nobody asks whose it is. */
    private Optional<Account> claiming(Optional<Account> found, EmailAddress address) {
        TextKey key = address.key();
        boolean isIts = found.map(Account::primaryEmail)
                .filter(primary -> primary.address().key().equals(key))
                .isPresent();
        return isIts || !address.isMailable()
                ? Optional.empty()
                : reading.accounts().findByClaimedAddress(key);
    }

    private static Found foundByAddress(Account account, Optional<Username> username) {
        boolean isNamedOtherwise = username.isPresent() && account.username() != null;
        return isNamedOtherwise
                ? Found.problem(new ImportProblem.NamedOtherwise())
                : present(account, ImportMatch.EMAIL);
    }

    private static Found present(Account account, ImportMatch by) {
        if (Admittance.isWellKnown(account.id())) {
            return Found.problem(new ImportProblem.Denied(new Failure.IsWellKnown()));
        }
        return account.isListed() ? Found.account(account, by) : Found.problem(new ImportProblem.Away());
    }

    private static boolean agree(Optional<Account> one, Optional<Account> other) {
        return one.isEmpty()
                || other.isEmpty()
                || one.get().id().equals(other.get().id());
    }

    private static AccountId parsedId(String text) {
        return AccountId.parse(text.strip())
                .orElseThrow(() -> new Refused(new Failure.Malformed("id", "is not the id of an account")));
    }

    static Optional<String> text(ImportRow row, ImportField field) {
        return row.edit(field) instanceof Edit.Set<String>(var text) ? Optional.of(text) : Optional.empty();
    }
}
