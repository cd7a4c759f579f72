package muster.store;

import static muster.store.Samples.NOW;
import static muster.store.Samples.id;
import static muster.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import muster.directory.LedgerQuery;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Actor;
import muster.model.Event;
import muster.model.EventId;
import muster.model.KeyId;
import muster.model.Origin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The ledger. */
interface EventContract extends WithStore {
    Actor SELF = new Actor.Person(id(1), new KeyId(1));
    Actor OTHER = new Actor.Person(id(2), new KeyId(2));

    private static Event event(long number, Actor actor) {
        return new Event(
                new EventId(number),
                NOW,
                actor,
                Origin.host("r" + number),
                Act.SIGNED_IN,
                new Event.Target("account", "t", null),
                null,
                List.of());
    }

    private List<Long> numbers(@Nullable EventId beyond, boolean ascending, int limit) {
        List<Event> events = store().read(r -> r.events().list(beyond, ascending, limit));
        return events.stream().map(event -> event.id().value()).toList();
    }

    @Test
    default void everyFieldOfAnEventComesBackAsItWas() {
        Event full = new Event(
                new EventId(Long.MAX_VALUE),
                NOW,
                new Actor.Person(id(1), new KeyId(5)),
                new Origin("connect", "req-1", "192.0.2.1", "rsconnect \"1.0\""),
                Act.ACCOUNT_CHANGED,
                new Event.Target("account", id(2).toString(), "Zoë \\ \"Z\""),
                id(2),
                List.of(
                        new Event.FieldChange("given name", null, "Zoë\n😀"),
                        new Event.FieldChange("rank", "VIEWER", null),
                        new Event.FieldChange("family name", "", "x\u0001")));
        write(store(), w -> w.events().add(full));
        assertThat(store().<List<Event>>read(r -> r.events().list(null, true, 10)))
                .containsExactly(full);
    }

    @Test
    default void everyKindOfActorComesBack() {
        List<Event> events =
                List.of(event(1, new Actor.Anonymous()), event(2, new Actor.Host()), event(3, new Actor.Timer()));
        write(store(), w -> events.forEach(w.events()::add));
        assertThat(store().<List<Event>>read(r -> r.events().list(null, true, 10)))
                .isEqualTo(events);
    }

    @Test
    default void ledgerIsWalkedFromEitherEndAndFromAnyEvent() {
        write(store(), w -> List.of(3, 1, 5, 4, 2).forEach(n -> w.events().add(event(n, new Actor.Host()))));
        assertThat(numbers(null, true, 3)).containsExactly(1L, 2L, 3L);
        assertThat(numbers(null, false, 3)).containsExactly(5L, 4L, 3L);
        assertThat(numbers(new EventId(3), true, 3)).containsExactly(4L, 5L);
        assertThat(numbers(new EventId(3), false, 1)).containsExactly(2L);
        assertThat(numbers(new EventId(1), false, 9)).isEmpty();
    }

    /** Account 1 signs in and out, account 2 changes account 1, the host changes account 2: one event in each hour. */
    private void addHistory() {
        write(store(), w -> {
            w.events().add(event(1, SELF, "console", Act.SIGNED_IN, id(1)));
            w.events().add(event(2, OTHER, "connect", Act.ACCOUNT_CHANGED, id(1)));
            w.events().add(event(3, new Actor.Host(), "host", Act.ACCOUNT_CHANGED, id(2)));
            w.events().add(event(4, SELF, "console", Act.GROUP_CREATED, null));
            w.events().add(event(5, SELF, "connect", Act.SIGNED_IN, id(1)));
            w.events().add(event(6, SELF, "console", Act.SIGNED_OUT, id(1)));
        });
    }

    private static Event event(long number, Actor actor, String door, Act act, @Nullable AccountId subject) {
        return new Event(
                new EventId(number),
                NOW.plus(Duration.ofHours(number)),
                actor,
                new Origin(door, "r" + number, null, null),
                act,
                new Event.Target("account", "t", null),
                subject,
                List.of());
    }

    private List<Long> numbers(LedgerQuery query) {
        return numbers(query, null, 100);
    }

    private List<Long> numbers(LedgerQuery query, @Nullable EventId beyond, int limit) {
        List<Event> events = store().read(r -> r.events().list(query, beyond, limit));
        return events.stream().map(event -> event.id().value()).toList();
    }

    @Test
    default void historyOfAnAccountIsWhatItDidAndWhatWasDoneToItEachOnce() {
        addHistory();
        assertThat(numbers(LedgerQuery.EVERYTHING)).containsExactly(6L, 5L, 4L, 3L, 2L, 1L);
        assertThat(numbers(LedgerQuery.ofHistory(id(1)))).containsExactly(6L, 5L, 4L, 2L, 1L);
        assertThat(numbers(LedgerQuery.ofHistory(id(2)))).containsExactly(3L, 2L);
        assertThat(numbers(LedgerQuery.ofHistory(id(3)))).isEmpty();
        assertThat(numbers(LedgerQuery.EVERYTHING.withSubject(id(1)))).containsExactly(6L, 5L, 2L, 1L);
        assertThat(numbers(LedgerQuery.EVERYTHING.withActor(id(1)))).containsExactly(6L, 5L, 4L, 1L);
    }

    @Test
    default void ledgerIsNarrowedByActsDoorAndTime() {
        addHistory();
        LedgerQuery signIns = LedgerQuery.EVERYTHING.withActs(Set.of(Act.SIGNED_IN, Act.SIGNED_OUT));
        assertThat(numbers(signIns)).containsExactly(6L, 5L, 1L);
        assertThat(numbers(signIns.withDoor("console"))).containsExactly(6L, 1L);
        assertThat(numbers(LedgerQuery.EVERYTHING.withDoor("connect"))).containsExactly(5L, 2L);
        assertThat(numbers(LedgerQuery.ofHistory(id(1)).withActs(Set.of(Act.ACCOUNT_CHANGED))))
                .containsExactly(2L);
        assertThat(numbers(
                        LedgerQuery.EVERYTHING.between(NOW.plus(Duration.ofHours(2)), NOW.plus(Duration.ofHours(4)))))
                .containsExactly(3L, 2L);
        assertThat(numbers(signIns.between(NOW.plus(Duration.ofHours(2)), null)))
                .containsExactly(6L, 5L);
        assertThat(numbers(LedgerQuery.EVERYTHING.between(null, NOW.plus(Duration.ofHours(1)))))
                .isEmpty();
        assertThat(numbers(LedgerQuery.EVERYTHING.between(Instant.MIN, Instant.MAX)))
                .hasSize(6);
    }

    @Test
    default void narrowedLedgerIsWalkedTowardsOlderEvents() {
        addHistory();
        LedgerQuery history = LedgerQuery.ofHistory(id(1));
        assertThat(numbers(history, null, 2)).containsExactly(6L, 5L);
        assertThat(numbers(history, new EventId(5), 2)).containsExactly(4L, 2L);
        assertThat(numbers(history, new EventId(2), 2)).containsExactly(1L);
        assertThat(numbers(history.after(new EventId(2)), new EventId(6), 9)).containsExactly(5L, 4L);
    }

    @Test
    default void eventWhoseTransactionLookedAtTheClockLongBeforeIsFoundByItsTime() {
        write(store(), w -> {
            w.events().add(event(70, new Actor.Host(), "host", Act.GROUP_CREATED, null));
            // Made after it, though of an earlier time.
            w.events().add(late(71, Duration.ofHours(70).minusMinutes(9)));
            w.events().add(event(75, new Actor.Host(), "host", Act.GROUP_CREATED, null));
        });
        assertThat(numbers(LedgerQuery.EVERYTHING.between(null, NOW.plus(Duration.ofHours(70)))))
                .containsExactly(71L);
    }

    private static Event late(long number, Duration at) {
        Event event = event(number, new Actor.Host(), "host", Act.GROUP_CREATED, null);
        return new Event(
                event.id(), NOW.plus(at), event.actor(), event.origin(), event.act(), event.target(), null, List.of());
    }

    /** In stretches, as things are done in a directory: many events of one kind after another. */
    private static Event mixed(long number) {
        Actor actor = number % 17 < 9 ? SELF : OTHER;
        AccountId subject = number % 5 == 0 ? null : id((int) (1 + number * 7 / 30 % 3));
        Act act = number / 13 % 4 == 0 ? Act.ACCOUNT_CHANGED : number % 3 == 0 ? Act.KEY_CREATED : Act.KEY_ENDED;
        Origin origin = new Origin(number / 6 % 3 == 0 ? "console" : "near", "r" + number, null, null);
        Event.Target target = new Event.Target("account", "t", null);
        return new Event(
                new EventId(number), NOW.plusSeconds(number * 900), actor, origin, act, target, subject, List.of());
    }

    private static boolean meets(Event event, LedgerQuery query) {
        AccountId actor = event.actor() instanceof Actor.Person person ? person.account() : null;
        AccountId concerning = query.concerning();
        return (concerning == null || concerning.equals(event.subject()) || concerning.equals(actor))
                && (query.subject() == null || query.subject().equals(event.subject()))
                && (query.actor() == null || query.actor().equals(actor))
                && (query.acts().isEmpty() || query.acts().contains(event.act()))
                && (query.door() == null || query.door().equals(event.origin().door()))
                && (query.since() == null || !event.at().isBefore(query.since()))
                && (query.until() == null || event.at().isBefore(query.until()))
                && (query.after() == null || event.id().value() > query.after().value());
    }

    private static List<LedgerQuery> narrowed() {
        List<LedgerQuery> queries = List.of(LedgerQuery.EVERYTHING, LedgerQuery.EVERYTHING.withDoor("console"));
        queries = with(
                queries,
                List.of(
                        query -> query.withActs(Set.of(Act.ACCOUNT_CHANGED)),
                        query -> query.withActs(Set.of(Act.KEY_CREATED, Act.KEY_ENDED)),
                        query -> query.withActs(Set.of(Act.SIGNED_IN))));
        queries = with(
                queries,
                List.of(
                        query -> query.withActor(id(2)),
                        query -> query.withSubject(id(3)),
                        query -> query.withSubject(id(1)).withActor(id(1)),
                        query -> query.withConcerning(id(2))));
        return with(
                queries,
                List.of(
                        query -> query.between(NOW.plusSeconds(9_000), NOW.plusSeconds(90_000)),
                        query -> query.after(new EventId(70))));
    }

    private static List<LedgerQuery> with(List<LedgerQuery> queries, List<UnaryOperator<LedgerQuery>> narrowings) {
        return queries.stream()
                .flatMap(query ->
                        Stream.concat(Stream.of(query), narrowings.stream().map(narrowing -> narrowing.apply(query))))
                .toList();
    }

    @Test
    default void everyNarrowingFindsTheLatestEventsThatMeetAllOfIt() {
        List<Event> all =
                LongStream.rangeClosed(1, 150).mapToObj(EventContract::mixed).toList();
        write(store(), w -> all.forEach(w.events()::add));
        for (LedgerQuery query : narrowed()) {
            List<Long> expected = all.reversed().stream()
                    .filter(event -> meets(event, query))
                    .map(event -> event.id().value())
                    .toList();
            for (Long beyond : Arrays.asList(null, 120L, 117L, 50L)) {
                EventId mark = beyond == null ? null : new EventId(beyond);
                List<Event> found = store().read(r -> r.events().list(query, mark, 7));
                assertThat(found)
                        .extracting(event -> event.id().value())
                        .as("%s beyond %s", query, beyond)
                        .isEqualTo(expected.stream()
                                .filter(number -> beyond == null || number < beyond)
                                .limit(7)
                                .toList());
            }
        }
    }
}
