package muster.store;

import static muster.store.SharingContract.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import muster.directory.ActivityStamps;
import muster.directory.Directory;
import muster.directory.Holdings;
import muster.directory.NewDeparture;
import muster.directory.NewHolding;
import muster.model.Account;
import muster.model.Act;
import muster.model.Departure;
import muster.model.Departure.State;
import muster.model.DepartureFailure;
import muster.model.Event;
import muster.model.Heir;
import muster.model.Holding;
import muster.model.Place;
import muster.model.Policy;
import muster.model.Rank;
import muster.model.Username;
import muster.testing.TestSecrets;
import org.junit.jupiter.api.Test;

/** A date that has come while somebody cancels or re-hires, and on two servers at once. */
interface DepartureRaceContract extends WithStore {
    int ROUNDS = 12;
    int THINGS = 230;

    /** Two servers over one store, with one clock. */
    record Servers(Directory one, Directory other, AtomicReference<Instant> clock) {

        static Servers over(SqlStore store) {
            AtomicReference<Instant> clock = new AtomicReference<>(Samples.NOW);
            var identifiers = new SharingContract.Counting(new AtomicLong());
            List<Directory> both = IntStream.range(0, 2)
                    .mapToObj(_ -> Directory.over(
                            store,
                            TestSecrets.cheap(),
                            identifiers,
                            clock::get,
                            Policy.DEFAULT,
                            new ActivityStamps(store),
                            List.of()))
                    .toList();
            both.getFirst().admissions().createFirst(HOST, SharingContract.Site.wanted("first", Rank.ADMINISTRATOR));
            return new Servers(both.getFirst(), both.getLast(), clock);
        }

        Account create(String name) {
            return one.admissions().create(HOST, SharingContract.Site.wanted(name, Rank.PUBLISHER));
        }

        void thing(Account owner, String name) {
            var wanted = new NewHolding(name, Holding.Naming.FREE, new Place.With(owner.id()), "{}");
            one.estate().create(HOST, new Holdings.Sort("test", "thing"), wanted);
        }

        Account stored(Account account) {
            return one.accounts().get(HOST, account.id()).account();
        }

        State state(Account account) {
            return one.offboarding()
                    .latest(HOST, account.id())
                    .map(Departure::state)
                    .orElseThrow();
        }

        long owned(Account account) {
            return one.handover().belongings(HOST, account.id()).things().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }

        List<Act> acts() {
            return one.ledger().list(HOST, null, true, 2_000).events().stream()
                    .map(Event::act)
                    .toList();
        }

        void pass(Duration time) {
            clock.updateAndGet(now -> now.plus(time));
        }
    }

    @Test
    default void whoIsReHiredWhileTheTimerFiresIsNotRemoved() {
        Servers servers = Servers.over(store());
        for (int round = 0; round < ROUNDS; round++) {
            Account ada = servers.create("ada" + round);
            servers.one().offboarding().begin(HOST, ada.id(), new NewDeparture(null, null, List.of(), true, 1));
            servers.pass(Duration.ofDays(1));

            List<Object> outcomes = SharingContract.outcomes(3, person -> switch (person) {
                case 0 -> () -> servers.one().offboarding().advance();
                case 1 -> () -> servers.other().offboarding().advance();
                default -> () -> servers.one().offboarding().rehire(HOST, ada.id());
            });

            assertThat(outcomes).containsOnly("done");
            servers.pass(Duration.ofDays(2));
            servers.other().offboarding().advance();
            assertThat(servers.stored(ada).mayAct(servers.clock().get())).isTrue();
            assertThat(servers.state(ada)).isEqualTo(State.REHIRED);
        }
    }

    @Test
    default void cancellingAndTheDateHaveOneOutcomeAndNothingInBetween() {
        Servers servers = Servers.over(store());
        Account heir = servers.create("heir");
        for (int round = 0; round < ROUNDS; round++) {
            Account ada = servers.create("ada" + round);
            servers.thing(ada, "report");
            Instant end = servers.clock().get().plusSeconds(60);
            servers.one()
                    .offboarding()
                    .begin(HOST, ada.id(), NewDeparture.of(end, null, List.of(Heir.ofEverything(heir.id()))));
            servers.pass(Duration.ofSeconds(60));

            List<Object> outcomes = SharingContract.outcomes(
                    2,
                    person -> person == 0
                            ? () -> servers.one().offboarding().advance()
                            : () -> servers.other().offboarding().cancel(HOST, ada.id()));

            boolean cancelled = outcomes.equals(List.of("done", "done"));
            assertThat(outcomes.getLast()).isIn("done", new DepartureFailure.HasDeparted());
            assertThat(servers.state(ada)).isEqualTo(cancelled ? State.CANCELLED : State.DEPARTED);
            assertThat(servers.stored(ada).mayAct(end)).isEqualTo(cancelled);
            assertThat(servers.owned(ada)).isEqualTo(cancelled ? 1 : 0);
        }
    }

    @Test
    default void twoServersDoEachStepOnce() {
        Servers servers = Servers.over(store());
        Account heir = servers.create("heir");
        Account ada = servers.create("ada");
        IntStream.range(0, THINGS).forEach(number -> servers.thing(ada, "report " + number));
        Instant end = servers.clock().get().plusSeconds(60);
        servers.one()
                .offboarding()
                .begin(HOST, ada.id(), NewDeparture.of(end, null, List.of(Heir.ofEverything(heir.id()))));
        servers.pass(Duration.ofSeconds(60));

        List<Object> outcomes = SharingContract.outcomes(
                2,
                person -> () -> (person == 0 ? servers.one() : servers.other())
                        .offboarding()
                        .advance());

        assertThat(outcomes).containsOnly("done");
        servers.one().offboarding().advance();
        assertThat(servers.state(ada)).isEqualTo(State.DEPARTED);
        assertThat(servers.owned(heir)).isEqualTo(THINGS);
        List<Act> acts = servers.acts();
        assertThat(Collections.frequency(acts, Act.ACCOUNT_DEPARTED)).isEqualTo(1);
        assertThat(Collections.frequency(acts, Act.DEPARTURE_COMPLETED)).isEqualTo(1);
        assertThat(Collections.frequency(acts, Act.HOLDING_CHANGED)).isEqualTo(THINGS);
    }

    @Test
    default void twoWhoOffBoardEachOtherDoNotLeaveTheDirectoryAlone() {
        Servers servers = Servers.over(store());
        Account first = servers.one()
                .accounts()
                .findByUsername(HOST, Username.parse("first"))
                .account();
        for (int round = 0; round < ROUNDS; round++) {
            Account second = servers.one()
                    .admissions()
                    .create(HOST, SharingContract.Site.wanted("admin" + round, Rank.ADMINISTRATOR));
            List<Account> both = List.of(first, second);
            List<Object> outcomes = SharingContract.outcomes(
                    2,
                    person -> () -> servers.one()
                            .offboarding()
                            .begin(HOST, both.get(person).id(), NewDeparture.of(null, null, List.of())));
            assertThat(Collections.frequency(outcomes, "done")).isEqualTo(1);
            both.stream()
                    .filter(each -> !servers.stored(each).mayAct(servers.clock().get()))
                    .forEach(gone -> servers.one().offboarding().rehire(HOST, gone.id()));
            servers.one().offboarding().begin(HOST, second.id(), NewDeparture.of(null, null, List.of()));
        }
    }
}
