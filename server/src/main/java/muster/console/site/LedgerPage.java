package muster.console.site;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import muster.console.ledger.EventLine;
import muster.console.ledger.EventLines;
import muster.console.page.Pages;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.Ledger;
import muster.directory.LedgerQuery;
import muster.http.Response;
import muster.http.Routes;
import muster.model.Act;
import muster.model.EventId;
import muster.model.Failure;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** {@code /admin/ledger}: everything that was done, newest first. */
public final class LedgerPage {
    private static final int PAGE = 50;

    private final Visits visits;
    private final Ledger ledger;
    private final List<String> doors;

    /** @param doors how the doors call themselves in the ledger */
    public LedgerPage(Visits visits, Ledger ledger, List<String> doors) {
        this.visits = visits;
        this.ledger = ledger;
        this.doors = List.copyOf(doors);
    }

    /**
     * @param act in small letters; empty for every act
     * @param day the last day that is shown, as in 2026-01-31; empty for today
     * @param next the event behind which the next page begins; null at the end
     */
    record Listing(
            List<EventLine> events,
            String act,
            String door,
            String day,
            List<String> doors,
            @Nullable String next) {

        /** What the address of the next page has beside its mark. */
        String filters() {
            StringBuilder text = new StringBuilder();
            Stream.of("act=" + act, "door=" + door, "day=" + day)
                    .filter(part -> !part.endsWith("="))
                    .forEach(part -> text.append(part).append('&'));
            return text.toString();
        }
    }

    public void addTo(Routes routes) {
        routes.add("GET", "/admin/ledger", "maySeeLedger", visits.page(this::show));
    }

    private Response show(Visit visit) {
        String act = visit.asked("act");
        String door = visit.asked("door");
        String day = visit.asked("day");
        LedgerQuery query = LedgerQuery.EVERYTHING
                .withActs(acts(act))
                .withDoor(door.isEmpty() ? null : door(door))
                .between(null, end(day));
        EventId beyond = EventId.parse(visit.asked("after")).orElse(null);
        Ledger.Page page = ledger.page(visit.caller(), query, beyond, PAGE);
        String next = page.more() ? page.events().getLast().id().toString() : null;
        Listing listing = new Listing(EventLines.of(visit.frame(), page), act, door, day, doors, next);
        return Pages.page(200, (out, none) -> JteledgerGenerated.render(out, none, visit.frame(), listing));
    }

    private static Set<Act> acts(String word) {
        if (word.isEmpty()) {
            return Set.of();
        }
        Act act = Stream.of(Act.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findAny()
                .orElseThrow(() -> new Refused(new Failure.Malformed("act", "is none of those that there are")));
        return EnumSet.of(act);
    }

    private String door(String name) {
        if (!doors.contains(name)) {
            throw new Refused(new Failure.Malformed("door", "is none of those that there are"));
        }
        return name;
    }

    /** The end of the day; null for now. */
    private static @Nullable Instant end(String day) {
        if (day.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(day).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeException noDay) {
            throw new Refused(new Failure.Malformed("day", "is no day"));
        }
    }
}
