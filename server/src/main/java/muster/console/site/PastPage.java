package muster.console.site;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Stream;
import muster.console.ledger.PastText;
import muster.console.ledger.PastText.Shown;
import muster.console.page.Pages;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.Directory;
import muster.http.Response;
import muster.http.Routes;
import muster.model.AccountId;
import muster.model.Failure;
import muster.model.GroupId;
import muster.model.Permissions;
import muster.model.Rank;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** {@code /admin/past} and {@code /account/past}: an account, a group or the holders of a rank as they were at the end of a day. */
public final class PastPage {
    private static final String PATH = "/admin/past";
    private static final String OWN_PATH = "/account/past";
    private static final int PAGE = 100;

    private final Visits visits;
    private final Directory directory;
    private final InstantSource clock;

    public PastPage(Visits visits, Directory directory, InstantSource clock) {
        this.visits = visits;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * @param path where another day is asked for
     * @param about the field of the address that says what the page is about, and its value; empty for the own account
     * @param next address of the next page; null at the end
     */
    record Past(
            String path,
            String about,
            String value,
            String day,
            Shown shown,
            @Nullable String next) {}

    public void addTo(Routes routes) {
        routes.add("GET", PATH, "maySeeLedger", visits.page(this::show))
                .add("GET", OWN_PATH, "maySeeHistory", visits.page(this::showOwn));
    }

    private Response showOwn(Visit visit) {
        String day = day(visit);
        PastText text = new PastText(visit.frame());
        AccountId self = visit.account().id();
        Shown shown = text.of(directory.past().account(visit.caller(), self, end(day)));
        return page(visit, new Past(OWN_PATH, "", "", day, shown, null));
    }

    private Response show(Visit visit) {
        if (!Permissions.maySeeLedger(visit.caller())) {
            throw new Refused(new Failure.NotPermitted());
        }
        String about = Stream.of("account", "group", "rank")
                .filter(field -> !visit.asked(field).isEmpty())
                .findFirst()
                .orElse("rank");
        String value = visit.asked(about).isEmpty() ? "administrator" : visit.asked(about);
        String day = day(visit);
        Shown shown = shown(visit, about, value, end(day));
        String next = shown.last() == null
                ? null
                : PATH + "?" + about + "=" + value + "&day=" + day + "&after=" + shown.last();
        return page(visit, new Past(PATH, about, value, day, shown, next));
    }

    private Shown shown(Visit visit, String about, String value, Instant at) {
        PastText text = new PastText(visit.frame());
        AccountId after = AccountId.parse(visit.asked("after")).orElse(null);
        return switch (about) {
            case "account" -> {
                AccountId id = AccountId.parse(value).orElseThrow(() -> new Refused(new Failure.NoSuchAccount()));
                yield text.of(directory.past().account(visit.caller(), id, at));
            }
            case "group" -> {
                GroupId id = GroupId.parse(value).orElseThrow(() -> new Refused(new Failure.NoSuchGroup()));
                yield text.of(directory.past().group(visit.caller(), id, at, after, PAGE));
            }
            default -> text.of(directory.past().rank(visit.caller(), rank(value), at, after, PAGE));
        };
    }

    private static Rank rank(String word) {
        return Stream.of(Rank.values())
                .filter(rank -> rank.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new Refused(new Failure.Malformed("rank", "is none of those that there are")));
    }

    private String day(Visit visit) {
        String asked = visit.asked("day");
        return asked.isEmpty()
                ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString()
                : asked;
    }

    private Instant end(String day) {
        try {
            return directory.past().endOf(LocalDate.parse(day));
        } catch (DateTimeException noDay) {
            throw new Refused(new Failure.Malformed("day", "is none of those that there are"));
        }
    }

    private static Response page(Visit visit, Past past) {
        return Pages.page(200, (out, none) -> JtepastGenerated.render(out, none, visit.frame(), past));
    }
}
