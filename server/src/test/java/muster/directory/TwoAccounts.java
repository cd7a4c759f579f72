package muster.directory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import muster.directory.Holdings.Sort;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Holding;
import muster.model.Place;
import muster.model.Rank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A directory with two accounts of one person, and an administrator who has signed in. */
abstract class TwoAccounts {
    static final Sort PROJECTS = new Sort("lab", "project");
    /** Things that end with a merge without a redirect. */
    static final Sort CARDS = new Sort("lab", "card");

    final TestDirectory site = new TestDirectory();
    final Merges merges = site.directory.merges();
    final Unmerges unmerges = site.directory.unmerges();
    Caller admin;
    Account old;
    Account into;

    @BeforeEach
    void begin() {
        admin = site.signedIn(site.first());
        old = site.create("old", Rank.PUBLISHER);
        into = site.create("new", Rank.PUBLISHER);
    }

    @AfterEach
    void close() {
        site.close();
    }

    static MergeOptions options(boolean redirecting, Place heir) {
        return new MergeOptions(
                redirecting, redirecting, heir, List.of(PROJECTS), redirecting ? List.of() : List.of(CARDS));
    }

    MergeOptions redirecting() {
        return options(true, new Place.With(into.id()));
    }

    /** @return the merge, by which it is undone */
    UUID merge() {
        return merge(old, into, true);
    }

    UUID merge(Account one, Account other, boolean redirecting) {
        merges.merge(admin, null, one.id(), other.id(), options(redirecting, new Place.With(other.id())));
        return unmerges.latestOf(admin, one.id());
    }

    Account undo(UUID merge) {
        return unmerges.undo(admin, merge, Map.of(), null);
    }

    Holding thing(Account owner, Sort sort, String name) {
        return site.directory
                .estate()
                .create(
                        site.as(owner),
                        sort,
                        new NewHolding(name, Holding.Naming.UNIQUE, new Place.With(owner.id()), "{\"x\":1}"));
    }

    Holding stored(Holding thing) {
        return storedIfThere(thing).orElseThrow();
    }

    Optional<Holding> storedIfThere(Holding thing) {
        return site.read(reading -> Optional.ofNullable(
                reading.holdings().findAll(List.of(thing.id())).get(thing.id())));
    }

    Account stored(Account account) {
        return site.read(reading -> reading.accounts().find(account.id()).orElseThrow());
    }

    void change(Account account, AccountChanges changes) {
        site.directory.accounts().change(admin, account.id(), changes, AddressRule.MAY_BE_SHARED);
    }
}
