package muster.store;

import static muster.store.Samples.NOW;
import static muster.store.Samples.id;
import static muster.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
}
