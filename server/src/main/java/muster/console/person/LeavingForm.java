package muster.console.person;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import muster.console.page.Frame;
import muster.console.page.Problems;
import muster.console.visit.Visit;
import muster.directory.Directory;
import muster.directory.Holdings;
import muster.directory.LeavingPlan;
import muster.directory.NewDeparture;
import muster.http.Query;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Departure;
import muster.model.Group;
import muster.model.Heir;
import muster.model.Holding;
import org.jspecify.annotations.Nullable;

/**
 * The form with which an off-boarding begins, as it was typed.
 *
 * @param day when access ends, as in 2026-12-31; empty for at once
 * @param heir who gets everything; empty for nobody
 * @param others who gets what instead, by the name of the field
 * @param trash after how many days the account goes to the trash; empty for never
 */
record LeavingForm(
        String day,
        String reason,
        String heir,
        Map<String, String> others,
        boolean leaveGroups,
        String trash,
        Problems problems) {
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern DAYS = Pattern.compile("[0-9]{1,4}");

    LeavingForm {
        others = Map.copyOf(others);
    }

    /** @param name of the field in which somebody else is named for it */
    record Share(String name, Heir.Scope scope, String what) {}

    static LeavingForm empty(String heir) {
        return new LeavingForm("", "", heir, Map.of(), true, "", Problems.none());
    }

    /** What was typed, in the form or behind the question mark. */
    static LeavingForm of(Query sent) {
        Map<String, String> others = new LinkedHashMap<>();
        for (Query.Parameter parameter : sent.parameters()) {
            if (parameter.name().startsWith("heir-") && !parameter.value().isBlank()) {
                others.put(parameter.name(), parameter.value().strip());
            }
        }
        return new LeavingForm(
                first(sent, "day"),
                first(sent, "reason"),
                first(sent, "heir"),
                others,
                sent.has("leave_groups"),
                first(sent, "trash"),
                Problems.none());
    }

    private static String first(Query sent, String name) {
        String value = sent.first(name);
        return value == null ? "" : value.strip();
    }

    /** The heirs who are named already, by what the page calls them. */
    static LeavingForm ofHeirs(Departure departure, List<Share> shares, Function<AccountId, String> names) {
        String everything = "";
        Map<String, String> others = new LinkedHashMap<>();
        for (Heir heir : departure.heirs()) {
            if (heir.scope() instanceof Heir.Everything) {
                everything = names.apply(heir.account());
            }
            shares.stream()
                    .filter(share -> share.scope().equals(heir.scope()))
                    .forEach(share -> others.put(share.name(), names.apply(heir.account())));
        }
        return new LeavingForm("", "", everything, others, true, "", Problems.none());
    }

    LeavingForm saying(Problems said) {
        return new LeavingForm(day, reason, heir, others, leaveGroups, trash, said);
    }

    /** What might go to somebody else than the one heir: kinds, groups, and the first few things. */
    static List<Share> shares(Frame frame, LeavingPlan plan, List<Holding> things) {
        List<Share> shares = new ArrayList<>();
        plan.things().keySet().stream()
                .sorted((one, other) -> key(one).compareTo(key(other)))
                .forEach(sort -> shares.add(new Share(
                        "heir-kind-" + key(sort),
                        new Heir.OfKind(sort.door(), sort.kind()),
                        frame.named("door.", sort.door()) + ": " + sort.kind())));
        for (Group group : plan.minded()) {
            shares.add(new Share(
                    "heir-group-" + group.id(),
                    new Heir.OfGroup(group.id()),
                    group.name().value()));
        }
        for (Holding thing : things) {
            shares.add(new Share("heir-thing-" + thing.id(), new Heir.OfThing(thing.id()), thing.name()));
        }
        return shares;
    }

    private static String key(Holdings.Sort sort) {
        return sort.door() + "-" + sort.kind();
    }

    /** Who gets what, as far as these accounts are there; a name that finds nobody is a problem of its field. */
    List<Heir> heirs(Visit visit, Directory directory, List<Share> shares, Problems found) {
        List<Heir> heirs = new ArrayList<>();
        if (!heir.isEmpty()) {
            add(heirs, visit, directory, new Share("heir", new Heir.Everything(), ""), heir, found);
        }
        for (Share share : shares) {
            String typed = others.get(share.name());
            if (typed != null) {
                add(heirs, visit, directory, share, typed, found);
            }
        }
        return heirs;
    }

    private static void add(
            List<Heir> heirs, Visit visit, Directory directory, Share share, String typed, Problems found) {
        Account account =
                visit.unlessRefused(found, share.name(), () -> Others.named(directory, visit.caller(), typed));
        if (account != null) {
            AccountId id = account.id();
            heirs.add(new Heir(share.scope(), id));
        }
    }

    /** What is to be done; null with a problem found. */
    @Nullable
    NewDeparture read(Visit visit, List<Heir> heirs, Instant now, Problems found) {
        Instant end = end(visit, now, found);
        Integer days = days(visit, found);
        return found.isEmpty()
                ? visit.unlessRefused(found, "reason", () -> new NewDeparture(end, reason, heirs, leaveGroups, days))
                : null;
    }

    /** The beginning of the day in UTC; null for at once, as the day of today is. */
    private @Nullable Instant end(Visit visit, Instant now, Problems found) {
        if (day.isEmpty()) {
            return null;
        }
        try {
            if (!DAY.matcher(day).matches()) {
                throw new DateTimeException("Years have four digits");
            }
            LocalDate date = LocalDate.parse(day);
            boolean isToday = date.equals(LocalDate.ofInstant(now, ZoneOffset.UTC));
            return isToday ? null : date.atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeException noDay) {
            found.add("day", visit.t("person.day_wrong"));
            return null;
        }
    }

    private @Nullable Integer days(Visit visit, Problems found) {
        if (trash.isEmpty()) {
            return null;
        }
        if (!DAYS.matcher(trash).matches()) {
            found.add("trash", visit.t("leave.trash_wrong"));
            return null;
        }
        return Integer.valueOf(trash);
    }
}
