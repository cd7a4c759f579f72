package muster.console.person;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import muster.console.page.Pages;
import muster.console.page.Problems;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.Admittance;
import muster.directory.Blocks;
import muster.directory.Directory;
import muster.directory.Trash;
import muster.http.Response;
import muster.http.Routes;
import muster.model.AccountChanges;
import muster.model.AccountId;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Failure;
import muster.model.Key;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** {@code /admin/users/{id}/acts/{act}}: says what an act does, asks, and does it. */
final class ActPages {
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final String PATH = PersonPages.PATH + "/acts/{act}";

    private final Visits visits;
    private final Directory directory;
    private final InstantSource clock;

    ActPages(Visits visits, Directory directory, InstantSource clock) {
        this.visits = visits;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * @param reviving keys that would work again afterwards
     * @param day when the account expires now, as in 2026-01-31; empty for never
     */
    record Question(Person person, PersonAct act, List<Key> reviving, String reason, String day, Problems problems) {}

    void addTo(Routes routes) {
        routes.add("GET", PATH, "the act's own", visits.page(this::ask))
                .add("POST", PATH, "the act's own", visits.form(this::act));
    }

    private Response ask(Visit visit) {
        Person person = Person.of(visit, directory, clock.instant());
        PersonAct act = act(visit, person);
        if (!act.makesSense(person, clock.instant())) {
            return visit.goTo(person.path());
        }
        Instant end = person.account().life().expiresAt();
        String day = end == null ? "" : LocalDate.ofInstant(end, ZoneOffset.UTC).toString();
        return page(visit, 200, question(visit, person, act, "", act.asksForDay() ? day : "", Problems.none()));
    }

    private PersonAct act(Visit visit, Person person) {
        PersonAct act = PersonAct.parse(visit.request().path("act"))
                .orElseThrow(() -> new Refused(new Failure.Malformed("act", "is none of those that there are")));
        if (!act.isAllowed(person)) {
            throw new Refused(new Failure.NotPermitted());
        }
        return act;
    }

    private Question question(Visit visit, Person person, PersonAct act, String reason, String day, Problems problems) {
        List<Key> reviving = act == PersonAct.UNLOCK || act == PersonAct.BRING_BACK || act == PersonAct.RELEASE
                ? directory.blocks().reviving(visit.caller(), person.id())
                : List.of();
        return new Question(person, act, reviving, reason, day, problems);
    }

    private static Response page(Visit visit, int status, Question question) {
        return Pages.page(status, (out, none) -> JteactGenerated.render(out, none, visit.frame(), question));
    }

    private Response act(Visit visit) {
        Person person = Person.of(visit, directory, clock.instant());
        PersonAct act = act(visit, person);
        if (!act.makesSense(person, clock.instant())) {
            // Somebody was quicker, or the form was sent twice: what was wanted is so.
            return visit.done(person.path(), "act_" + act.key());
        }
        Problems problems = Problems.none();
        Instant day = day(visit, problems);
        if (!problems.isEmpty()) {
            return again(visit, person, act, problems);
        }
        try {
            perform(visit, act, person.id(), day);
        } catch (Refused refused) {
            return again(visit, person, act, Problems.inGeneral(visit.sentence(refused)));
        }
        boolean gone = act == PersonAct.TRASH || person.isSelf() && act.bars();
        return visit.done(gone ? "/admin/users" : person.path(), "act_" + act.key());
    }

    private Response again(Visit visit, Person person, PersonAct act, Problems problems) {
        return page(visit, 422, question(visit, person, act, visit.typed("reason"), visit.typed("day"), problems));
    }

    /** The beginning of the day that was typed; null for none. */
    private static @Nullable Instant day(Visit visit, Problems problems) {
        String typed = visit.typed("day");
        if (typed.isEmpty()) {
            return null;
        }
        try {
            if (!DAY.matcher(typed).matches()) {
                throw new DateTimeException("Years have four digits");
            }
            return LocalDate.parse(typed).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeException noDay) {
            problems.add("day", visit.t("person.day_wrong"));
            return null;
        }
    }

    private void perform(Visit visit, PersonAct act, AccountId id, @Nullable Instant day) {
        Caller caller = visit.caller();
        Blocks blocks = directory.blocks();
        var barring = new Blocks.Barring(
                visit.typed("reason"), act.bars() ? day : null, visit.form().has("end_keys"));
        switch (act) {
            case LOCK -> blocks.disable(caller, id, barring);
            case UNLOCK -> blocks.enable(caller, id);
            case END_LOCK_OUT -> blocks.endLockOutOf(caller, id);
            case ARCHIVE -> blocks.archive(caller, id, barring);
            case BRING_BACK -> blocks.bringBack(caller, id);
            case HOLD -> blocks.hold(caller, id, barring);
            case RELEASE -> blocks.release(caller, id);
            case READONLY -> change(caller, id, changing -> changing.readonly(Edit.set(true)));
            case WRITABLE -> change(caller, id, changing -> changing.readonly(Edit.set(false)));
            case EXPIRE ->
                change(caller, id, changing -> changing.expiresAt(day == null ? Edit.clear() : Edit.set(day)));
            case WITHDRAW -> directory.admittance().withdraw(caller, id, new Admittance.Withdrawal(null, List.of()));
            case TRASH -> directory.trash().put(caller, id, Trash.Owners.STAY);
        }
    }

    private void change(Caller caller, AccountId id, UnaryOperator<AccountChanges.Builder> wanted) {
        AccountChanges changes = wanted.apply(AccountChanges.changing()).build();
        directory.accounts().change(caller, id, changes, AddressRule.MAY_BE_SHARED);
    }
}
