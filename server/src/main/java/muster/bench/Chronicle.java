package muster.bench;

import java.util.ArrayList;
import java.util.List;
import muster.directory.Writing;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Actor;
import muster.model.Event;
import muster.model.Event.FieldChange;
import muster.model.EventId;
import muster.model.Group;
import muster.model.KeyId;
import muster.model.Origin;
import org.jspecify.annotations.Nullable;

/** Events of years past, as they would have been written then. */
final class Chronicle {
    private static final String CLIENT = "Mozilla/5.0 (X11; Linux x86_64)";

    private final DatedIdentifiers identifiers;
    private final List<Event> events = new ArrayList<>();

    /** @param identifiers tell the time, too */
    Chronicle(DatedIdentifiers identifiers) {
        this.identifiers = identifiers;
    }

    /** Somebody at the console, by a session that has ended long ago. */
    Actor person(AccountId account) {
        return new Actor.Person(account, new KeyId(identifiers.number()));
    }

    void tell(Actor actor, Act act, Account account, List<FieldChange> fields) {
        String name = account.username() == null ? null : account.username().value();
        tell(actor, act, new Event.Target("account", account.id().toString(), name), account.id(), fields);
    }

    void tell(Actor actor, Act act, Group group, @Nullable AccountId member, List<FieldChange> fields) {
        var target =
                new Event.Target("group", group.id().toString(), group.name().value());
        tell(actor, act, target, member, fields);
    }

    void tell(Actor actor, Act act, Event.Target target, @Nullable AccountId subject, List<FieldChange> fields) {
        EventId id = new EventId(identifiers.number());
        String address = "192.0.2." + (1 + identifiers.chance().nextInt(254));
        Origin origin = new Origin(Origin.CONSOLE_DOOR, "fill-" + id, address, CLIENT);
        events.add(new Event(id, identifiers.now(), actor, origin, act, target, subject, fields));
    }

    void write(Writing writing) {
        events.forEach(event -> writing.events().add(event));
    }
}
