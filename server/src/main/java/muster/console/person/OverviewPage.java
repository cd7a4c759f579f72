package muster.console.person;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import muster.console.page.Pages;
import muster.console.page.Problems;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.Directory;
import muster.http.Response;
import muster.http.Routes;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AddressRule;
import muster.model.Departure;
import muster.model.Failure;
import muster.model.Permissions;
import muster.model.Policy;
import muster.model.Rank;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** {@code /admin/users/{id}}: names, state, rank, and the acts. */
final class OverviewPage {
    private static final int CONFLICT = 409;

    private final Visits visits;
    private final Directory directory;
    private final Policy policy;
    private final InstantSource clock;

    OverviewPage(Visits visits, Directory directory, Policy policy, InstantSource clock) {
        this.visits = visits;
        this.directory = directory;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * @param changedMeanwhile whether somebody else saved while the form was open
     * @param ranks that the viewer may give this person
     * @param acts that the viewer may do
     * @param departure that is open; null for none
     */
    record Overview(
            Person person,
            ProfileForm form,
            boolean changedMeanwhile,
            boolean mayChange,
            List<Rank> ranks,
            List<PersonAct> acts,
            boolean mayMerge,
            boolean mayOffboard,
            @Nullable Departure departure) {
        /** What is there now, for whoever typed over something older. */
        ProfileForm present() {
            return ProfileForm.of(person.account());
        }
    }

    /** The question before a rank is given. */
    record RankQuestion(Person person, Rank to) {}

    void addTo(Routes routes) {
        routes.add("GET", PersonPages.PATH, "maySearchAccounts", visits.page(this::show))
                .add("POST", PersonPages.PATH + "/profile", "mayChangeProfile", visits.form(this::change))
                .add("GET", PersonPages.PATH + "/rank", "mayChangeRank", visits.page(this::askRank))
                .add("POST", PersonPages.PATH + "/rank", "mayChangeRank", visits.form(this::giveRank));
    }

    private Person person(Visit visit) {
        return Person.of(visit, directory, clock.instant());
    }

    private Response show(Visit visit) {
        Person person = person(visit);
        return page(visit, 200, person, ProfileForm.of(person.account()));
    }

    private Response page(Visit visit, int status, Person person, ProfileForm form) {
        List<Rank> ranks = Stream.of(Rank.values())
                .filter(rank -> Permissions.mayChangeRank(visit.caller(), person.account(), rank))
                .toList();
        Overview overview = new Overview(
                person,
                form,
                status == CONFLICT,
                Permissions.mayChangeProfile(visit.caller(), person.account(), policy),
                ranks,
                PersonAct.offered(person, clock.instant()),
                Permissions.mayDoAll(visit.caller()),
                Permissions.mayOffboard(visit.caller(), person.account()),
                directory
                        .offboarding()
                        .latest(visit.caller(), person.id())
                        .filter(Departure::isOpen)
                        .orElse(null));
        return Pages.page(status, (out, none) -> JteoverviewGenerated.render(out, none, visit.frame(), overview));
    }

    private Response change(Visit visit) {
        Person person = person(visit);
        ProfileForm form = ProfileForm.typed(visit);
        AccountChanges changes = form.read(visit);
        if (changes == null) {
            return page(visit, 422, person, form);
        }
        try {
            directory.accounts().change(visit.caller(), person.id(), changes, AddressRule.MUST_BE_FREE);
            return visit.done(person.path(), "person_changed");
        } catch (Refused refused) {
            return again(visit, form, refused);
        }
    }

    /** The form with what was typed; where somebody else was quicker, beside what is there now. */
    private Response again(Visit visit, ProfileForm form, Refused refused) {
        Person now = person(visit);
        String sentence = visit.sentence(refused);
        return switch (refused.failure()) {
            case Failure.ChangedMeanwhile _ ->
                page(
                        visit,
                        CONFLICT,
                        now,
                        form.with(Problems.none(), now.account().version()));
            case Failure.UsernameTaken _ ->
                page(visit, 422, now, form.with(Problems.at("username", sentence), form.version()));
            case Failure.Invalid _ -> page(visit, 422, now, form.with(Problems.inGeneral(sentence), form.version()));
            default -> throw refused;
        };
    }

    private Response askRank(Visit visit) {
        Person person = person(visit);
        RankQuestion question = new RankQuestion(person, rank(visit.asked("to")));
        if (!Permissions.mayChangeRank(visit.caller(), person.account(), question.to())) {
            throw new Refused(new Failure.NotPermitted());
        }
        return Pages.page(200, (out, none) -> JterankGenerated.render(out, none, visit.frame(), question));
    }

    private Response giveRank(Visit visit) {
        Person person = person(visit);
        Account changed = directory
                .accounts()
                .change(
                        visit.caller(),
                        person.id(),
                        AccountChanges.ofRank(rank(visit.typed("to"))),
                        AddressRule.MUST_BE_FREE);
        boolean stillMine = Permissions.maySearchAccounts(visit.caller())
                && (!person.isSelf() || changed.rank().isAtLeast(Rank.AUDITOR));
        return stillMine ? visit.done(person.path(), "role_changed") : visit.done("/account", "role_changed");
    }

    private static Rank rank(String word) {
        return Stream.of(Rank.values())
                .filter(rank -> rank.name().toLowerCase(Locale.ROOT).equals(word))
                .findAny()
                .orElseThrow(() -> new Refused(new Failure.Malformed("rank", "is none of those that there are")));
    }
}
