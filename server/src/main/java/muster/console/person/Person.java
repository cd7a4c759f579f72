package muster.console.person;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.console.visit.Visit;
import muster.directory.Directory;
import muster.model.Account;
import muster.model.AccountEntry;
import muster.model.AccountId;
import muster.model.AccountState;
import muster.model.Activity;
import muster.model.Caller;
import muster.model.EmailAddress;
import muster.model.Failure;
import muster.model.Permissions;
import muster.model.Refused;
import muster.model.Username;

/** The person that a page is about, as every one of these pages needs it. */
record Person(Account account, Activity activity, AccountState state, Caller viewer) {

    /**
     * The account whose id stands in the address.
     *
     * @throws Refused {@link Failure.NotPermitted} for those who may not look at others' accounts, {@link Failure.NoSuchAccount}
     */
    static Person of(Visit visit, Directory directory, Instant now) {
        if (!Permissions.maySearchAccounts(visit.caller())) {
            throw new Refused(new Failure.NotPermitted());
        }
        AccountId id =
                AccountId.parse(visit.request().path("id")).orElseThrow(() -> new Refused(new Failure.NoSuchAccount()));
        AccountEntry entry = directory.accounts().get(visit.caller(), id);
        return new Person(
                entry.account(),
                entry.activity(),
                AccountState.of(entry.account(), entry.activity(), now),
                visit.caller());
    }

    AccountId id() {
        return account.id();
    }

    /** Where the person's page is. */
    String path() {
        return "/admin/users/" + account.id();
    }

    boolean isSelf() {
        return viewer.is(account.id());
    }

    /** Whether the viewer may see what the person owns, and hand it to somebody else. */
    boolean mayBeInherited() {
        return Permissions.mayGiveHoldingAway(viewer);
    }

    /** By the names, else the username, else the address, else the id. */
    String name() {
        String names = Stream.of(
                        account.profile().givenName(), account.profile().familyName())
                .filter(name -> name != null && !name.isBlank())
                .collect(Collectors.joining(" "));
        if (!names.isEmpty()) {
            return names;
        }
        Username username = account.username();
        return username != null
                ? username.value()
                : email().isEmpty() ? account.id().toString() : email();
    }

    /** The primary address, or the one that waits; empty for none. */
    String email() {
        EmailAddress address = account.shownAddress();
        return address == null ? "" : address.value();
    }

    /** How questions name the person: by name and address. */
    String who() {
        return email().isEmpty() || name().equals(email()) ? name() : name() + " (" + email() + ")";
    }
}
