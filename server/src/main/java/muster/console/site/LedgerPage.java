package muster.console.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import muster.console.ledger.EventLine;
import muster.console.ledger.EventLines;
import muster.console.page.Frame;
import muster.console.page.Pages;
import muster.console.page.Problems;
import muster.console.visit.Somebody;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.Directory;
import muster.directory.Ledger;
import muster.directory.LedgerQuery;
import muster.http.Response;
import muster.http.Routes;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Caller;
import muster.model.EventId;
import muster.model.Failure;
import muster.model.Origin;
import muster.model.Permissions;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** {@code /admin/ledger}: everything that was done, newest first. */
public final class LedgerPage {
    private static final int PAGE = 50;

    private final Visits visits;
    private final Directory directory;
    private final List<String> doors;

    /** @param doors how the doors call themselves in the ledger */
    public LedgerPage(Visits visits, Directory directory, List<String> doors) {
        this.visits = visits;
        this.directory = directory;
        this.doors = Stream.concat(doors.stream(), Stream.of(Origin.HOST_DOOR)).toList();
    }

    /** An act to choose. @param word in small letters */
    record Choice(String word, String name) {}

    /**
     * What is looked for, as the address of the page says it; what is empty narrows nothing.
     *
     * @param person address, username or id of whoever did it or had it done
     * @param act in small letters
     * @param day the last day that is shown, as in 2026-01-31
     */
    record Search(String person, String act, String door, String day) {
        static Search of(Visit visit) {
            return new Search(visit.asked("person"), visit.asked("act"), visit.asked("door"), visit.asked("day"));
        }

        /** The path with all this, to which a mark can be added. */
        String address() {
            return "/admin/ledger?person=%s&act=%s&door=%s&day=%s"
                    .formatted(encoded(person), encoded(act), encoded(door), encoded(day));
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }

    /**
     * @param isFirst whether nothing stands on a page before
     * @param next the event behind which the next page begins; null at the end
     */
    record Listing(
            Search search,
            List<EventLine> events,
            List<Choice> acts,
            List<String> doors,
            boolean isFirst,
            @Nullable String next,
            Problems problems) {
        Listing {
            events = List.copyOf(events);
            acts = List.copyOf(acts);
            doors = List.copyOf(doors);
        }
    }

    public void addTo(Routes routes) {
        routes.add("GET", "/admin/ledger", "maySeeLedger", visits.page(this::show));
    }

    private Response show(Visit visit) {
        if (!Permissions.maySeeLedger(visit.caller())) {
            throw new Refused(new Failure.NotPermitted());
        }
        Search search = Search.of(visit);
        Optional<EventId> beyond = EventId.parse(visit.asked("after"));
        Problems problems = Problems.none();
        LedgerQuery query = query(visit, search, problems);
        // What was not looked for must not read as not found.
        Ledger.Page page = problems.isEmpty()
                ? directory.ledger().page(visit.caller(), query, beyond.orElse(null), PAGE)
                : new Ledger.Page(List.of(), false, Map.of());
        Listing listing = new Listing(
                search,
                EventLines.of(visit.frame(), page),
                choices(visit.frame()),
                doors,
                beyond.isEmpty(),
                page.more() ? page.events().getLast().id().toString() : null,
                problems);
        int status = problems.isEmpty() ? 200 : 422;
        return Pages.page(status, (out, none) -> JteledgerGenerated.render(out, none, visit.frame(), listing));
    }

    private static List<Choice> choices(Frame frame) {
        return Stream.of(Act.values())
                .map(act -> new Choice(act.name().toLowerCase(Locale.ROOT), EventLines.nameOf(frame, act)))
                .toList();
    }

    private LedgerQuery query(Visit visit, Search search, Problems problems) {
        AccountId person = search.person().isEmpty()
                ? null
                : visit.unlessRefused(problems, "person", () -> person(visit.caller(), search.person()));
        Set<Act> acts = visit.unlessRefused(problems, "act", () -> acts(search.act()));
        String door = search.door().isEmpty() ? null : visit.unlessRefused(problems, "door", () -> door(search.door()));
        Instant end = search.day().isEmpty() ? null : visit.unlessRefused(problems, "day", () -> end(search.day()));
        return LedgerQuery.EVERYTHING
                .withConcerning(person)
                .withActs(acts == null ? Set.of() : acts)
                .withDoor(door)
                .between(null, end);
    }

    /** By its id also somebody of whom nothing but the ledger tells any more. */
    private AccountId person(Caller caller, String typed) {
        return AccountId.parse(typed)
                .orElseGet(() ->
                        Somebody.named(directory.accounts(), caller, typed).id());
    }

    private static Set<Act> acts(String word) {
        if (word.isEmpty()) {
            return Set.of();
        }
        return Stream.of(Act.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findAny()
                .map(EnumSet::of)
                .orElseThrow(() -> unknown("act"));
    }

    private String door(String name) {
        if (!doors.contains(name)) {
            throw unknown("door");
        }
        return name;
    }

    /** The end of the day. */
    private static Instant end(String day) {
        try {
            return LocalDate.parse(day).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeException noDay) {
            throw unknown("day");
        }
    }

    private static Refused unknown(String field) {
        return new Refused(new Failure.Malformed(field, "is none of those that there are"));
    }
}
