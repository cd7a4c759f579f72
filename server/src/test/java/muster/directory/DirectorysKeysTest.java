package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static muster.directory.TestDirectory.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.Act;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Event;
import muster.model.Failure;
import muster.model.Key;
import muster.model.NewKey;
import muster.model.Place;
import muster.model.Rank;
import muster.model.WellKnown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys of the directory itself do not outlive that somebody administers it who has made them. */
class DirectorysKeysTest {
    private static final NewKey HERE =
            new NewKey(Key.Purpose.API_KEY, "ours", List.of(Key.EVERYTHING), List.of("test"), null, null);

    private final TestDirectory site = new TestDirectory();
    private final Tokens tokens = site.directory.tokens();
    private Account boss;
    private Account leaver;

    @BeforeEach
    void setUp() {
        boss = site.first();
        leaver = site.create("leaver", Rank.ADMINISTRATOR);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Keys.MadeKey ours(Caller maker) {
        return tokens.issue(maker, WellKnown.SYSTEM, HERE);
    }

    /** That the leaver's keys of the directory end, and only they. */
    private void assertEnd(Consumer<Account> leaving) {
        Keys.MadeKey stays = ours(site.as(boss));
        Keys.MadeKey made = ours(site.as(leaver));
        Keys.MadeKey child = ours(site.callerWith(made));
        Caller withChild = site.callerWith(child);
        Keys.MadeKey grandchild = ours(withChild);
        site.directory.keys().end(withChild, WellKnown.SYSTEM, child.key().id());
        assertThat(ends(made)).isZero();

        leaving.accept(leaver);

        for (Keys.MadeKey gone : List.of(made, child, grandchild)) {
            assertRefused(Failure.BadCredentials.class, () -> site.callerWith(gone));
            assertThat(ends(gone)).isEqualTo(1);
        }
        assertThat(site.callerWith(stays).is(WellKnown.SYSTEM)).isTrue();
    }

    /** How many events tell that the key ended. */
    private long ends(Keys.MadeKey key) {
        List<Event> events = site.store.read(reading -> reading.events().list(null, true, 1_000));
        return events.stream()
                .filter(event -> event.act() == Act.KEY_ENDED)
                .filter(event -> event.target().id().equals(key.key().id().toString()))
                .count();
    }

    @Test
    void theyEndWhenTheirMakerIsWithdrawn() {
        assertEnd(gone ->
                site.directory.admittance().withdraw(HOST, gone.id(), new Admittance.Withdrawal(null, List.of())));
    }

    @Test
    void theyEndWhenTheirMakerGoesToTheTrash() {
        assertEnd(gone -> site.directory.trash().put(HOST, gone.id(), Trash.Owners.GO_TOO));
    }

    @Test
    void theyEndWhenTheirMakerIsMergedAway() {
        var options = new MergeOptions(true, true, new Place.With(boss.id()), List.of(), List.of());
        assertEnd(gone -> site.directory.merges().merge(HOST, null, gone.id(), boss.id(), options));
    }

    @Test
    void theyEndWhenTheirMakerIsNoAdministratorAnyMore() {
        assertEnd(gone -> site.directory
                .accounts()
                .change(HOST, gone.id(), AccountChanges.ofRank(Rank.MANAGER), AddressRule.MAY_BE_SHARED));
    }

    @Test
    void theyOpenNothingButTheDoorsTheyName() {
        Keys.MadeKey nowhere = tokens.issue(site.as(boss), WellKnown.SYSTEM, NewKey.forPrograms("ours", null, null));
        assertRefused(Failure.BadCredentials.class, () -> site.callerWith(nowhere));
        assertThat(site.callerWith(ours(site.as(boss))).is(WellKnown.SYSTEM)).isTrue();
    }
}
