package muster.store;

import static muster.store.Samples.NOW;
import static muster.store.Samples.account;
import static muster.store.Samples.add;
import static muster.store.Samples.failureOf;
import static muster.store.Samples.groupId;
import static muster.store.Samples.holdingId;
import static muster.store.Samples.id;
import static muster.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import muster.directory.DepartureMark;
import muster.directory.DepartureReader.Handed;
import muster.directory.DepartureReader.Left;
import muster.model.AccountId;
import muster.model.Departure;
import muster.model.Departure.State;
import muster.model.DepartureFailure;
import muster.model.Grant;
import muster.model.Heir;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who leaves, and what is kept of that. */
interface DepartureContract extends WithStore {

    private static Departure departure(int number, int account, Instant endsAt) {
        return new Departure(
                new UUID(0x7000L | (long) number << 16, 0x8000_0000_0000_0000L | number),
                id(account),
                State.WAITING,
                endsAt,
                "contract " + number,
                List.of(
                        Heir.ofEverything(id(8)),
                        new Heir(new Heir.OfKind("lab", "study"), id(7)),
                        new Heir(new Heir.OfThing(holdingId(3)), id(8)),
                        new Heir(new Heir.OfGroup(groupId(4)), id(7))),
                true,
                30,
                NOW.plusSeconds(99),
                NOW,
                id(9),
                null,
                false,
                false,
                null);
    }

    private @Nullable Departure open(int account) {
        return store().<Optional<Departure>>read(r -> r.departures().open(id(account)))
                .orElse(null);
    }

    @Test
    default void departureIsKeptAsItIsThroughAllOfItsStates() {
        add(store(), account(1), account(2));
        Departure begun = departure(1, 1, NOW.plusSeconds(60));
        write(store(), w -> w.departures().add(begun));
        assertThat(open(1)).isEqualTo(begun);
        assertThat(open(2)).isNull();
        Departure plain = new Departure(
                new UUID(5, 5),
                id(2),
                State.WAITING,
                NOW,
                null,
                List.of(),
                false,
                null,
                null,
                NOW,
                null,
                null,
                true,
                true,
                null);
        write(store(), w -> w.departures().add(plain));
        assertThat(open(2)).isEqualTo(plain);
        List<Departure> states = new ArrayList<>(List.of(begun.departed(NOW.plusSeconds(70), true)));
        states.add(states.getLast().with(List.of(Heir.ofEverything(id(5)))));
        states.add(states.getLast().completed());
        states.add(states.getLast().inTrash());
        states.add(states.getLast().returning());
        for (Departure state : states) {
            write(store(), w -> {
                assertThat(w.departures().lock(id(1))).isPresent();
                w.departures().save(state);
            });
            assertThat(open(1)).isEqualTo(state);
        }
        Departure closed = states.getLast().closed(State.REHIRED, NOW.plusSeconds(80));
        write(store(), w -> w.departures().save(closed));
        assertThat(open(1)).isNull();
        assertThat(store().<Optional<Departure>>read(r -> r.departures().latest(id(1))))
                .contains(closed);
    }

    @Test
    default void accountHasOneOpenDepartureAndItsLatestIsTold() {
        add(store(), account(1), account(2));
        Departure first = departure(1, 1, NOW.plusSeconds(60));
        Departure second = departure(2, 1, NOW.plusSeconds(90));
        write(store(), w -> w.departures().add(first));
        assertThat(failureOf(() -> write(store(), w -> w.departures().add(second))))
                .isEqualTo(new DepartureFailure.AlreadyDeparting());
        assertThat(leaving()).containsExactly(id(1));
        write(store(), w -> {
            w.departures().save(first.closed(State.CANCELLED, NOW));
            w.departures().add(second);
        });
        assertThat(store().<Optional<Departure>>read(r -> r.departures().latest(id(1))))
                .contains(second);
        write(store(), w -> w.departures().save(second.closed(State.CANCELLED, NOW)));
        assertThat(leaving()).isEmpty();
    }

    private Set<AccountId> leaving() {
        return store().read(r -> r.departures().leaving(List.of(id(1), id(2))));
    }

    @Test
    default void departuresAreListedByTheirEndAndDueByTheirNextStep() {
        List<Departure> all = new ArrayList<>();
        for (int number = 1; number <= 5; number++) {
            add(store(), account(number));
            all.add(departure(number, number, NOW.plusSeconds(60 - number / 2)));
        }
        write(store(), w -> all.forEach(w.departures()::add));
        assertThat(walked(false, NOW)).containsExactly(4, 5, 2, 3, 1);
        assertThat(walked(true, NOW.plusSeconds(58))).containsExactly(4, 5);
        assertThat(walked(true, NOW.plusSeconds(59))).containsExactly(4, 5, 2, 3);
        Departure departed = all.getFirst().departed(NOW.plusSeconds(60), false).completed();
        write(store(), w -> {
            w.departures().save(departed);
            w.departures().save(all.get(3).closed(State.CANCELLED, NOW));
        });
        assertThat(walked(true, NOW.plusSeconds(600))).containsExactly(5, 2, 3);
        assertThat(walked(true, NOW.plusSeconds(60).plus(Duration.ofDays(30)))).containsExactly(5, 2, 3, 1);
        write(store(), w -> w.departures().save(departed.inTrash()));
        assertThat(walked(true, NOW.plus(Duration.ofDays(90)))).containsExactly(5, 2, 3);
        assertThat(walked(false, NOW)).containsExactly(5, 2, 3, 1);
    }

    /** Of whom the departures are, page by page. */
    private List<Integer> walked(boolean onlyDue, Instant now) {
        List<Integer> accounts = new ArrayList<>();
        DepartureMark mark = null;
        List<Departure> page;
        do {
            DepartureMark after = mark;
            page = store().read(r ->
                    onlyDue ? r.departures().due(now, after, 2) : r.departures().list(after, 2));
            page.forEach(each -> accounts.add(
                    Integer.parseInt(each.reason() == null ? "0" : each.reason().substring(9))));
            mark = page.isEmpty() ? null : mark(onlyDue, page.getLast());
        } while (!page.isEmpty());
        return accounts;
    }

    private static DepartureMark mark(boolean onlyDue, Departure last) {
        Instant due = last.dueAt();
        return onlyDue && due != null ? new DepartureMark(due, last.id()) : DepartureMark.of(last);
    }

    @Test
    default void whatSomebodyIsToInheritIsFoundUntilItHasGone() {
        add(store(), account(1), account(2));
        Departure first = departure(1, 1, NOW.plusSeconds(60));
        write(store(), w -> w.departures().add(first));
        assertThat(inherited(7)).containsExactly(first);
        assertThat(inherited(8)).containsExactly(first);
        assertThat(inherited(1)).isEmpty();
        write(store(), w -> w.departures().save(first.departed(NOW, false).completed()));
        assertThat(inherited(7)).isEmpty();
    }

    private List<Departure> inherited(int heir) {
        return store().read(r -> r.departures().toHeir(id(heir), 10));
    }

    @Test
    default void whatWentAndWhatWasLeftIsKeptUntilItComesBackAndGoesWithTheAccount() {
        add(store(), account(1));
        Departure begun = departure(1, 1, NOW);
        Handed thing = new Handed(11, holdingId(3), null, id(8));
        Handed group = new Handed(12, null, groupId(4), id(7));
        Left left = new Left(groupId(6), Grant.Level.WRITE, "{\"a\":1}");
        write(store(), w -> {
            w.departures().add(begun);
            w.departures().addHanded(begun.id(), thing);
            w.departures().addHanded(begun.id(), group);
            w.departures().addLeft(begun.id(), left);
            w.departures().addLeft(begun.id(), left);
        });
        assertThat(handed(begun, 0)).containsExactly(thing, group);
        assertThat(handed(begun, 11)).containsExactly(group);
        assertThat(leftBy(begun)).containsExactly(left);
        write(store(), w -> {
            w.departures().removeHanded(begun.id(), 11);
            w.departures().removeLeft(begun.id(), groupId(6));
        });
        assertThat(handed(begun, 0)).containsExactly(group);
        assertThat(leftBy(begun)).isEmpty();
        write(store(), w -> {
            w.accounts().lock(id(1));
            w.accounts().remove(id(1));
        });
        assertThat(handed(begun, 0)).isEmpty();
        assertThat(inherited(7)).isEmpty();
    }

    private List<Handed> handed(Departure departure, long after) {
        return store().read(r -> r.departures().handed(departure.id(), after, 10));
    }

    private List<Left> leftBy(Departure departure) {
        return store().read(r -> r.departures().left(departure.id(), 10));
    }
}
