package muster.dialect.own;

import java.util.List;
import java.util.stream.Stream;
import muster.directory.DepartureMark;
import muster.directory.Directory;
import muster.directory.LeavingEntry;
import muster.model.Departure;
import muster.model.Failure;
import muster.model.Heir;
import muster.model.Permissions;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** Who leaves, and who has left. Off-boarding itself is done at the console and at the host. */
final class DepartureOperations {
    private static final String LIST = "departures";

    /** To whom something goes. */
    private static final Shape<Heir> HEIR = Shape.<Heir>of("Heir", "To whom something goes.")
            .with(
                    "scope",
                    Kind.ANYTHING,
                    "What goes: everything, one kind of things, one thing or one group.",
                    heir -> scope(heir.scope()))
            .with("account", Kind.UUID, "", Heir::account)
            .build();

    private static final Shape<Departure> DEPARTURE = Shape.<Departure>of("Departure", "One off-boarding.")
            .with("id", Kind.UUID, "", Departure::id)
            .with("account", Kind.UUID, "", Departure::account)
            .with("state", Kind.words(Departure.State.class), "How far it has come.", Departure::state)
            .with("ends_at", Kind.TIME, "When access ends.", Departure::endsAt)
            .maybe("reason", Kind.ANYTHING, "Left out for the person.", Departure::reason)
            .with(
                    "heirs",
                    Kind.many(new Kind.Part(HEIR)),
                    "What no heir gets stays.",
                    departure -> departure.heirs().stream().map(HEIR::json).toList())
            .with("leaves_groups", Kind.FLAG, "", Departure::leavesGroups)
            .maybe("trash_after_days", Kind.COUNT, "", Departure::trashAfterDays)
            .with("begun_at", Kind.TIME, "", Departure::begunAt)
            .maybe("begun_by", Kind.UUID, "Null at the host.", Departure::begunBy)
            .maybe("departed_at", Kind.TIME, "", Departure::departedAt)
            .maybe("closed_at", Kind.TIME, "", Departure::closedAt)
            .build();

    private static final Shape<LeavingEntry> ENTRY = Shape.<LeavingEntry>of("DepartureEntry", "An open departure.")
            .with("departure", new Kind.Part(DEPARTURE), "", entry -> DEPARTURE.json(entry.departure()))
            .maybe(
                    "held_up_by",
                    Kind.ANYTHING,
                    "Why its next step cannot be done as things stand.",
                    entry -> heldUp(entry.heldUp()))
            .build();

    private final Directory directory;

    DepartureOperations(Directory directory) {
        this.directory = directory;
    }

    Stream<Operation.Draft> all() {
        return Stream.of(
                Operation.get("/departures", "listDepartures")
                        .says(
                                "Open departures, the next to end first",
                                "Of those whom the caller could off-board at the console.")
                        .asks("maySeeDepartures")
                        .pages(ENTRY)
                        .fails(Failure.NotPermitted.class)
                        .by(this::list),
                Operation.get("/accounts/{id}/departure", "getDeparture")
                        .says(
                                "The latest departure of an account",
                                "No items when it never had one, or the caller could not off-board it at the console.")
                        .asks("maySeeDepartures")
                        .lists(DEPARTURE)
                        .fails(Failure.NotPermitted.class)
                        .by(this::latest));
    }

    private Reply latest(Call call) {
        if (!Permissions.maySeeDepartures(call.caller())) {
            throw new Refused(new Failure.NotPermitted());
        }
        return Reply.all(
                DEPARTURE,
                directory.offboarding().latest(call.caller(), call.account()).stream()
                        .toList());
    }

    private static @Nullable String heldUp(@Nullable Failure failure) {
        return failure == null ? null : failure.sentence();
    }

    private static Object scope(Heir.Scope scope) {
        var json = Json.object();
        switch (scope) {
            case Heir.Everything _ -> json.put("everything", true);
            case Heir.OfKind(var door, var kind) -> json.put("door", door).put("kind", kind);
            case Heir.OfThing(var thing) -> json.put("thing", thing.toString());
            case Heir.OfGroup(var group) -> json.put("group", group.toString());
        }
        return json;
    }

    private Reply list(Call call) {
        int limit = call.limit();
        String place = Cursors.place(LIST, call.cursor());
        DepartureMark after = place == null ? null : Places.parse(place, DepartureMark::new);
        List<LeavingEntry> found = directory.offboarding().list(call.caller(), after, limit + 1);
        List<LeavingEntry> shown = found.subList(0, Math.min(limit, found.size()));
        String next = null;
        if (found.size() > limit) {
            DepartureMark end = DepartureMark.of(shown.getLast().departure());
            next = Cursors.of(LIST, Places.text(end.at(), end.id()));
        }
        return Reply.page(ENTRY, shown, next);
    }
}
