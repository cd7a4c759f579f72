package muster.directory;

import static muster.directory.TestDirectory.HOST;

import java.util.List;
import muster.directory.Holdings.Sort;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Heir;
import muster.model.Holding;
import muster.model.Rank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A directory with somebody who leaves and an heir. */
abstract class OneLeaver {
    static final Sort CONTENT = new Sort("other", "content");

    final TestDirectory site = new TestDirectory();
    final Offboarding offboarding = site.directory.offboarding();
    Account ada;
    Account heir;

    @BeforeEach
    void begin() {
        site.first();
        ada = site.create("ada", rank());
        heir = site.create("heir", Rank.PUBLISHER);
    }

    @AfterEach
    void close() {
        site.close();
    }

    /** Of whoever leaves. */
    Rank rank() {
        return Rank.MANAGER;
    }

    /** At once, with everything for the heir. */
    NewDeparture now() {
        return NewDeparture.of(null, null, List.of(Heir.ofEverything(heir.id())));
    }

    Account stored(Account account) {
        return site.read(reading -> reading.accounts().find(account.id())).orElseThrow();
    }

    Holding content(Account owner, String name) {
        return site.directory
                .holdings()
                .create(site.as(owner), CONTENT, name, Holding.Audience.GRANTED, "{}")
                .holding();
    }

    AccountId ownerOf(Holding thing) {
        return site.read(reading ->
                reading.holdings().findAll(List.of(thing.id())).get(thing.id()).owner());
    }

    List<String> groups() {
        return site.directory.groups().ofMember(HOST, ada.id()).stream()
                .map(group -> group.name().value())
                .toList();
    }
}
