package muster.console.person;

import java.time.InstantSource;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import muster.console.page.MergeLines;
import muster.console.page.Pages;
import muster.console.page.Problems;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.Directory;
import muster.directory.MergeOptions;
import muster.http.Response;
import muster.http.Routes;
import muster.model.Account;
import muster.model.Failure;
import muster.model.MergePlan;
import muster.model.Permissions;
import muster.model.Place;
import muster.model.Refused;

/** {@code /admin/users/{id}/merge}: two accounts of one person become one, after a look at every row that changes. */
final class MergePages {
    private static final Pattern VERSIONS = Pattern.compile("(\\d{1,18})-(\\d{1,18})");
    private static final String PATH = PersonPages.PATH + "/merge";

    private final Visits visits;
    private final Directory directory;
    private final InstantSource clock;

    MergePages(Visits visits, Directory directory, InstantSource clock) {
        this.visits = visits;
        this.directory = directory;
        this.clock = clock;
    }

    /** @param into what was typed for the account that stays */
    record Choice(Person person, String into, boolean redirect, Problems problems) {}

    /** @param versions of both accounts, so that what was seen is what happens */
    record Plan(Person person, MergePlan plan, String versions) {
        public MergeLines lines() {
            return new MergeLines(plan);
        }
    }

    void addTo(Routes routes) {
        routes.add("GET", PATH, "mayMerge", visits.page(this::choose))
                .add("GET", PATH + "/plan", "mayMerge", visits.page(this::plan))
                .add("POST", PATH, "mayMerge", visits.form(this::merge));
    }

    private Person person(Visit visit) {
        Person person = Person.of(visit, directory, clock.instant());
        if (!Permissions.mayDoAll(visit.caller())) {
            throw new Refused(new Failure.NotPermitted());
        }
        return person;
    }

    private Response choose(Visit visit) {
        return choice(visit, 200, visit.asked("into"), true, Problems.none());
    }

    private Response choice(Visit visit, int status, String into, boolean redirect, Problems problems) {
        Choice choice = new Choice(person(visit), into, redirect, problems);
        return Pages.page(status, (out, none) -> JtemergeGenerated.render(out, none, visit.frame(), choice));
    }

    private Response plan(Visit visit) {
        Person person = person(visit);
        String typed = visit.asked("into");
        boolean redirect = visit.request().query().has("redirect");
        try {
            Account into = into(visit, typed);
            MergePlan plan =
                    directory.merges().plan(visit.caller(), null, person.id(), into.id(), options(into, redirect));
            Plan page = new Plan(person, plan, versions(plan.versions()));
            return Pages.page(200, (out, none) -> Jtemerge_planGenerated.render(out, none, visit.frame(), page));
        } catch (Refused refused) {
            return refused(visit, refused, typed, redirect);
        }
    }

    private Account into(Visit visit, String typed) {
        return directory.merges().named(visit.caller(), Others.name(typed));
    }

    private static MergeOptions options(Account into, boolean redirect) {
        return new MergeOptions(redirect, redirect, new Place.With(into.id()), List.of(), List.of());
    }

    private static String versions(MergePlan.Versions versions) {
        return versions.old() + "-" + versions.into();
    }

    /** What no page of ours sends is a state that nobody has seen. */
    private static MergePlan.Versions versions(String text) {
        Matcher numbers = VERSIONS.matcher(text);
        return numbers.matches()
                ? new MergePlan.Versions(Long.parseLong(numbers.group(1)), Long.parseLong(numbers.group(2)))
                : new MergePlan.Versions(0, 0);
    }

    private Response refused(Visit visit, Refused refused, String typed, boolean redirect) {
        if (refused.failure() instanceof Failure.NotPermitted) {
            throw refused;
        }
        if (refused.failure() instanceof Failure.ChangedMeanwhile) {
            return choice(visit, 409, typed, redirect, Problems.inGeneral(visit.t("person.merge_moved")));
        }
        return choice(visit, 422, typed, redirect, Problems.at("into", visit.sentence(refused)));
    }

    private Response merge(Visit visit) {
        Person person = person(visit);
        String typed = visit.typed("into");
        boolean redirect = visit.form().has("redirect");
        try {
            Account into = into(visit, typed);
            MergeOptions options = options(into, redirect);
            MergePlan.Versions seen = versions(visit.typed("versions"));
            directory.merges().merge(visit.caller(), null, person.id(), into.id(), options, seen);
            return visit.done("/admin/users/" + into.id(), "merged");
        } catch (Refused refused) {
            return refused(visit, refused, typed, redirect);
        }
    }
}
