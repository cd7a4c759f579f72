package muster.console.person;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import muster.console.page.Frame;
import muster.console.page.Pages;
import muster.console.page.Problems;
import muster.console.person.LeavingForm.Share;
import muster.console.text.AccountText;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.Directory;
import muster.directory.HandedOver;
import muster.directory.LeavingPlan;
import muster.directory.NewDeparture;
import muster.directory.Offboarding;
import muster.directory.Portrayal;
import muster.directory.ProposedHeir;
import muster.http.Response;
import muster.http.Routes;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Departure;
import muster.model.Failure;
import muster.model.Heir;
import muster.model.Holding;
import muster.model.Key;
import muster.model.Permissions;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** {@code /admin/users/{id}/offboarding}: what somebody would leave behind, beginning to leave, cancelling it, coming back. */
final class OffboardingPage {
    private static final String PATH = PersonPages.PATH + "/offboarding";
    private static final int SHOWN = 50;

    private final Visits visits;
    private final Directory directory;
    private final InstantSource clock;
    private final List<Portrayal> portrayals;

    OffboardingPage(Visits visits, Directory directory, InstantSource clock, List<Portrayal> portrayals) {
        this.visits = visits;
        this.directory = directory;
        this.clock = clock;
        this.portrayals = List.copyOf(portrayals);
    }

    /**
     * @param latest the latest departure, open or not; null for none
     * @param handed the first of what went to heirs and was not handed back
     * @param things the first of what lies directly with the person
     * @param names what accounts are called that the page speaks of
     */
    record Leaving(
            Person person,
            LeavingPlan plan,
            List<DoorsPage.Look> looks,
            @Nullable Departure latest,
            List<HandedOver> handed,
            List<Holding> things,
            List<Share> shares,
            Map<AccountId, Account> names,
            LeavingForm form) {

        /** Whether the viewer may give away what the person owns. */
        boolean mayGive() {
            return Permissions.mayGiveHoldingAway(person.viewer());
        }

        /** Why somebody is proposed as heir, in words. */
        String reasons(ProposedHeir heir, Frame frame) {
            return heir.reasons().stream()
                    .map(reason ->
                            frame.t("leave.reason_" + reason.kind().name().toLowerCase(Locale.ROOT), reason.count()))
                    .collect(Collectors.joining(", "));
        }

        /** Where the form has this heir filled in. */
        String choosing(Account heir) {
            String named = Others.nameOf(heir.id(), heir);
            return person.path() + "/offboarding?heir=" + URLEncoder.encode(named, StandardCharsets.UTF_8);
        }

        String name(AccountId id) {
            Account account = names.get(id);
            return account == null ? id.toString() : AccountText.name(account);
        }

        long keys(Key.Purpose purpose) {
            return plan.keys().stream()
                    .filter(use -> use.key().purpose() == purpose)
                    .count();
        }

        /** Whether something went to heirs that the person, being back, could have again. */
        boolean mayHaveBack() {
            return mayGive()
                    && latest != null
                    && latest.state() == Departure.State.REHIRED
                    && handed.stream().anyMatch(HandedOver::isStillTheirs);
        }
    }

    /** The question before it begins. @param heirs what goes to whom, in words */
    record Question(Person person, LeavingForm form, List<String> heirs, boolean atOnce, LeavingPlan plan) {}

    void addTo(Routes routes) {
        routes.add("GET", PATH, "mayOffboard", visits.page(this::show))
                .add("GET", PATH + "/question", "mayOffboard", visits.page(this::ask))
                .add("POST", PATH, "mayOffboard", visits.form(this::begin))
                .add("POST", PATH + "/heirs", "mayOffboard", visits.form(this::changeHeirs))
                .add("POST", PATH + "/go-on", "mayOffboard", visits.form(this::goOn))
                .add("POST", PATH + "/cancel", "mayOffboard", visits.form(this::cancel))
                .add("POST", PATH + "/rehire", "mayOffboard", visits.form(this::rehire))
                .add("POST", PATH + "/back", "mayOffboard", visits.form(this::handBack));
    }

    private Offboarding offboarding() {
        return directory.offboarding();
    }

    private Person person(Visit visit) {
        return Person.of(visit, directory, clock.instant());
    }

    private Response show(Visit visit) {
        return page(visit, 200, null);
    }

    /** @param form null where nothing was typed */
    private Response page(Visit visit, int status, @Nullable LeavingForm form) {
        Leaving leaving = leaving(visit, person(visit), form);
        return Pages.page(status, (out, none) -> JteoffboardingGenerated.render(out, none, visit.frame(), leaving));
    }

    private Leaving leaving(Visit visit, Person person, @Nullable LeavingForm typed) {
        LeavingPlan plan = offboarding().plan(visit.caller(), person.id());
        boolean mayGive = Permissions.mayGiveHoldingAway(visit.caller());
        List<Holding> things = mayGive ? directory.handover().things(visit.caller(), person.id(), 0, SHOWN) : List.of();
        List<HandedOver> handed = mayGive ? offboarding().handed(visit.caller(), person.id(), 0, SHOWN) : List.of();
        Departure latest = offboarding().latest(visit.caller(), person.id()).orElse(null);
        List<DoorsPage.Look> looks = portrayals.stream()
                .map(each -> new DoorsPage.Look(
                        each.product(), each.of(visit.caller(), person.account(), person.activity())))
                .toList();
        Set<AccountId> spoken = new HashSet<>();
        plan.madeForOthers().forEach(key -> spoken.add(key.account()));
        plan.inherits().forEach(departure -> spoken.add(departure.account()));
        handed.forEach(each -> spoken.add(each.heir()));
        if (latest != null) {
            spoken.addAll(latest.heirAccounts());
        }
        Map<AccountId, Account> names = directory.accounts().getAll(visit.caller(), spoken);
        List<Share> shares = LeavingForm.shares(visit.frame(), plan, things);
        LeavingForm form = typed == null ? untyped(visit, plan, shares, names) : typed;
        return new Leaving(person, plan, looks, latest, handed, things, shares, names, form);
    }

    private static LeavingForm untyped(
            Visit visit, LeavingPlan plan, List<Share> shares, Map<AccountId, Account> names) {
        String asked = visit.asked("heir");
        return plan.present() == null || !asked.isEmpty()
                ? LeavingForm.empty(asked)
                : LeavingForm.ofHeirs(plan.present(), shares, id -> Others.nameOf(id, names.get(id)));
    }

    private Response ask(Visit visit) {
        Person person = person(visit);
        LeavingForm form = LeavingForm.of(visit.request().query());
        Leaving leaving = leaving(visit, person, form);
        Problems found = Problems.none();
        List<Heir> heirs = form.heirs(visit, directory, leaving.shares(), found);
        NewDeparture wanted = form.read(visit, heirs, clock.instant(), found);
        if (wanted == null || !found.isEmpty()) {
            return page(visit, 422, form.saying(found));
        }
        Set<AccountId> accounts = new HashSet<>();
        heirs.forEach(heir -> accounts.add(heir.account()));
        Map<AccountId, Account> names = directory.accounts().getAll(visit.caller(), accounts);
        List<String> told = new ArrayList<>();
        for (Heir heir : heirs) {
            Account account = names.get(heir.account());
            String name = account == null ? heir.account().toString() : AccountText.name(account);
            told.add(
                    heir.scope() instanceof Heir.Everything
                            ? visit.t("leave.everything_to", name)
                            : visit.t("leave.part_to", what(leaving.shares(), heir), name));
        }
        Question question = new Question(person, form, told, wanted.endsAt() == null, leaving.plan());
        return Pages.page(
                200, (out, none) -> Jteoffboarding_questionGenerated.render(out, none, visit.frame(), question));
    }

    private static String what(List<Share> shares, Heir heir) {
        return shares.stream()
                .filter(share -> share.scope().equals(heir.scope()))
                .map(Share::what)
                .findFirst()
                .orElse("");
    }

    private Response begin(Visit visit) {
        Person person = person(visit);
        LeavingForm form = LeavingForm.of(visit.form());
        Problems found = Problems.none();
        List<Heir> heirs = form.heirs(visit, directory, shares(visit, person), found);
        NewDeparture wanted = form.read(visit, heirs, clock.instant(), found);
        if (wanted == null || !found.isEmpty()) {
            return page(visit, 422, form.saying(found));
        }
        try {
            Departure begun = offboarding().begin(visit.caller(), person.id(), wanted);
            String word = begun.state() == Departure.State.WAITING ? "leave_begun" : "leave_departed";
            // With no day of grace the account is in the trash already, and has no page any more.
            return visit.done(begun.trashed() ? "/admin/departures" : path(person), word);
        } catch (Refused refused) {
            return again(visit, form, refused);
        }
    }

    private List<Share> shares(Visit visit, Person person) {
        boolean mayGive = Permissions.mayGiveHoldingAway(visit.caller());
        LeavingPlan plan = offboarding().plan(visit.caller(), person.id());
        return LeavingForm.shares(
                visit.frame(),
                plan,
                mayGive ? directory.handover().things(visit.caller(), person.id(), 0, SHOWN) : List.of());
    }

    private static String path(Person person) {
        return person.path() + "/offboarding";
    }

    private Response again(Visit visit, LeavingForm form, Refused refused) {
        if (refused.failure() instanceof Failure.Conflict || refused.failure() instanceof Failure.Invalid) {
            return page(visit, 422, form.saying(Problems.inGeneral(visit.sentence(refused))));
        }
        throw refused;
    }

    private Response changeHeirs(Visit visit) {
        Person person = person(visit);
        LeavingForm form = LeavingForm.of(visit.form());
        Problems found = Problems.none();
        List<Heir> heirs = form.heirs(visit, directory, shares(visit, person), found);
        if (!found.isEmpty()) {
            return page(visit, 422, form.saying(found));
        }
        return after(
                visit,
                person,
                form,
                "leave_heirs",
                () -> offboarding().changeHeirs(visit.caller(), person.id(), heirs));
    }

    private Response goOn(Visit visit) {
        Person person = person(visit);
        try {
            Departure now = offboarding().goOn(visit.caller(), person.id());
            return visit.done(now.trashed() ? "/admin/departures" : path(person), "leave_on");
        } catch (Refused refused) {
            return again(visit, LeavingForm.empty(""), refused);
        }
    }

    private Response cancel(Visit visit) {
        Person person = person(visit);
        return after(
                visit,
                person,
                LeavingForm.empty(""),
                "leave_cancelled",
                () -> offboarding().cancel(visit.caller(), person.id()));
    }

    private Response rehire(Visit visit) {
        Person person = person(visit);
        return after(
                visit,
                person,
                LeavingForm.empty(""),
                "leave_rehired",
                () -> offboarding().rehire(visit.caller(), person.id()));
    }

    private Response handBack(Visit visit) {
        Person person = person(visit);
        return after(
                visit,
                person,
                LeavingForm.empty(""),
                "leave_back",
                () -> offboarding().handBack(visit.caller(), person.id()));
    }

    private Response after(Visit visit, Person person, LeavingForm form, String word, Runnable act) {
        try {
            act.run();
            return visit.done(path(person), word);
        } catch (Refused refused) {
            return again(visit, form, refused);
        }
    }
}
