package muster.dialect.own;

import java.util.List;
import java.util.stream.Stream;
import muster.directory.Directory;
import muster.directory.Ledger;
import muster.directory.LedgerQuery;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Actor;
import muster.model.Event;
import muster.model.EventId;
import muster.model.Failure;
import org.jspecify.annotations.Nullable;

/** The ledger, newest first. */
final class LedgerOperations {
    static final Shape<Event.FieldChange> FIELD = Shape.<Event.FieldChange>of(
                    "FieldChange", "One field before and after.")
            .with("field", Kind.LINE, "", Event.FieldChange::field)
            .maybe("before", Kind.ANYTHING, "Null for no value.", Event.FieldChange::before)
            .maybe("after", Kind.ANYTHING, "Null for no value.", Event.FieldChange::after)
            .build();

    private static final Shape<Event> EVENT = Shape.<Event>of("Event", "One line of the ledger. Secrets are in none.")
            .with("id", Kind.NUMBER, "Grows with time.", Event::id)
            .with("at", Kind.TIME, "", Event::at)
            .with("act", Kind.words(Act.class), "What was done.", Event::act)
            .with(
                    "actor_kind",
                    new Kind.Words(List.of("account", "anonymous", "host", "timer")),
                    "Who did it.",
                    event -> kind(event.actor()))
            .maybe("actor", Kind.UUID, "The account that did it.", event -> account(event.actor()))
            .maybe("subject", Kind.UUID, "The account that it is about.", Event::subject)
            .with("target_kind", Kind.LINE, "", event -> event.target().kind())
            .with("target_id", Kind.NAME, "", event -> event.target().id())
            .maybe(
                    "target_name",
                    Kind.ANYTHING,
                    "The name it had then.",
                    event -> event.target().name())
            .with(
                    "door",
                    Kind.LINE,
                    "Through which it was done.",
                    event -> event.origin().door())
            .with(
                    "request_id",
                    Kind.LINE,
                    "As it stands in the log.",
                    event -> event.origin().requestId())
            .maybe(
                    "address",
                    Kind.LINE,
                    "Of the client; only for those who see the whole ledger, and for the actor.",
                    event -> event.origin().address())
            .maybe(
                    "client",
                    Kind.ANYTHING,
                    "What the client called itself.",
                    event -> event.origin().client())
            .with(
                    "fields",
                    Kind.many(new Kind.Part(FIELD)),
                    "What was changed.",
                    event -> event.fields().stream().map(FIELD::json).toList())
            .build();

    private final Ledger ledger;

    LedgerOperations(Directory directory) {
        this.ledger = directory.ledger();
    }

    Stream<Operation.Draft> all() {
        return Stream.of(
                Operation.get("/ledger", "listEvents")
                        .says("What was done")
                        .asks("maySeeLedger")
                        .with(
                                Parameter.one("concerning", Kind.UUID, "The account that it is about, or that did it."),
                                Parameter.one("subject", Kind.UUID, "The account that it is about."),
                                Parameter.one("actor", Kind.UUID, "The account that did it."))
                        .with(narrowing())
                        .pages(EVENT)
                        .fails(Failure.NotPermitted.class)
                        .by(call -> page(
                                call,
                                query(call)
                                        .withConcerning(call.parsed("concerning", AccountId::parse))
                                        .withSubject(call.parsed("subject", AccountId::parse))
                                        .withActor(call.parsed("actor", AccountId::parse)))),
                Operation.get("/accounts/{id}/history", "getHistory")
                        .says(
                                "What an account did, and what was done to it",
                                "Your own is shown to you whatever your rank.")
                        .asks("maySeeHistory")
                        .with(narrowing())
                        .pages(EVENT)
                        .fails(Failure.NotPermitted.class)
                        .by(call -> page(call, query(call).withConcerning(call.account()))));
    }

    private static Parameter[] narrowing() {
        return new Parameter[] {
            Parameter.many("act", Kind.words(Act.class), "One of these was done."),
            Parameter.one("door", Kind.LINE, "Through which it was done."),
            Parameter.one("since", Kind.TIME, "At this time or later."),
            Parameter.one("until", Kind.TIME, "Before this time.")
        };
    }

    private static LedgerQuery query(Call call) {
        return LedgerQuery.EVERYTHING
                .withActs(call.words(Act.class, "act"))
                .withDoor(call.text("door"))
                .between(call.time("since"), call.time("until"));
    }

    private Reply page(Call call, LedgerQuery query) {
        String list = "ledger " + query.concerning() + " " + query.subject() + " " + query.actor() + " "
                + query.acts().stream().sorted().toList() + " " + query.door() + " " + query.since() + " "
                + query.until();
        Ledger.Page page = ledger.page(call.caller(), query, mark(list, call.cursor()), call.limit());
        String next =
                page.more() ? Cursors.of(list, page.events().getLast().id().toString()) : null;
        return Reply.page(EVENT, page.events(), next);
    }

    private static @Nullable EventId mark(String list, @Nullable String cursor) {
        String place = Cursors.place(list, cursor);
        return place == null ? null : EventId.parse(place).orElseThrow(Cursors::foreign);
    }

    private static String kind(Actor actor) {
        return switch (actor) {
            case Actor.Person _ -> "account";
            case Actor.Anonymous _ -> "anonymous";
            case Actor.Host _ -> "host";
            case Actor.Timer _ -> "timer";
        };
    }

    private static @Nullable AccountId account(Actor actor) {
        return actor instanceof Actor.Person person ? person.account() : null;
    }
}
