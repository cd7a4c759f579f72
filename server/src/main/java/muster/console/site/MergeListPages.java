package muster.console.site;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import muster.console.page.Pages;
import muster.console.page.Problems;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.MergeMark;
import muster.directory.Unmerges;
import muster.http.Response;
import muster.http.Routes;
import muster.model.AccountId;
import muster.model.Failure;
import muster.model.MergeFailure;
import muster.model.MergePlan;
import muster.model.Refused;
import muster.model.UnmergeLine;
import muster.model.UnmergeLine.Decision;
import muster.model.UnmergeLine.Outcome;
import muster.model.UnmergePlan;
import org.jspecify.annotations.Nullable;

/** {@code /admin/merges}: which merges can be undone, what that would change, and the undoing with its decisions. */
public final class MergeListPages {
    private static final String PATH = "/admin/merges";
    private static final String DECISION = "decision:";
    private static final int PAGE = 50;
    private static final int MOST_SHOWN = 50;
    private static final Pattern VERSIONS = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    private final Visits visits;
    private final Unmerges unmerges;

    public MergeListPages(Visits visits, Unmerges unmerges) {
        this.visits = visits;
        this.unmerges = unmerges;
    }

    /** @param next the mark of the next page; null at the end */
    record Listing(List<Unmerges.Listed> merges, @Nullable String next) {}

    /** @param restored the fields for which the caller has chosen what was before */
    record Undoing(UnmergePlan plan, List<String> restored, Problems problems) {
        /** The lines of one outcome, as many as a page shows. */
        List<UnmergeLine> shown(Outcome outcome) {
            return plan.lines(outcome).stream().limit(MOST_SHOWN).toList();
        }

        int further(Outcome outcome) {
            return Math.max(0, plan.lines(outcome).size() - MOST_SHOWN);
        }

        String versions() {
            return plan.versions().old() + "-" + plan.versions().into();
        }

        boolean hadPassword() {
            return plan.lines(Outcome.STAYS_ENDED).stream()
                    .anyMatch(line -> line.field().equals("password"));
        }
    }

    public void addTo(Routes routes) {
        routes.add("GET", PATH, "maySeeMerges", visits.page(this::list))
                .add("GET", PATH + "/{id}", "mayUnmerge", visits.page(visit -> show(visit, 200, Problems.none())))
                .add("POST", PATH + "/{id}", "mayUnmerge", visits.form(this::undo));
    }

    private Response list(Visit visit) {
        Unmerges.Page found = unmerges.open(visit.caller(), mark(visit.asked("after")), PAGE);
        Listing listing = new Listing(found.merges(), found.end() == null ? null : text(found.end()));
        return Pages.page(200, (out, none) -> JtemergesGenerated.render(out, none, visit.frame(), listing));
    }

    /** Microseconds and id; what is no mark begins at the beginning. */
    private static @Nullable MergeMark mark(String text) {
        int separator = text.indexOf('_');
        if (separator < 1 || !text.substring(0, separator).matches("[0-9]{1,17}")) {
            return null;
        }
        Instant at = Instant.EPOCH.plus(Long.parseLong(text.substring(0, separator)), ChronoUnit.MICROS);
        return AccountId.parse(text.substring(separator + 1))
                .map(id -> new MergeMark(at, id.value()))
                .orElse(null);
    }

    private static String text(MergeMark mark) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, mark.at()) + "_" + mark.id();
    }

    private static UUID id(Visit visit) {
        return AccountId.parse(visit.request().path("id"))
                .map(AccountId::value)
                .orElseThrow(() -> new Refused(new MergeFailure.NoSuchMerge()));
    }

    private Response show(Visit visit, int status, Problems problems) {
        UnmergePlan plan = unmerges.plan(visit.caller(), id(visit));
        List<String> restored = status == 200 ? List.of() : restored(visit, plan);
        Undoing undoing = new Undoing(plan, restored, problems);
        return Pages.page(status, (out, none) -> JteunmergeGenerated.render(out, none, visit.frame(), undoing));
    }

    private static List<String> restored(Visit visit, UnmergePlan plan) {
        return plan.conflicts().stream()
                .map(UnmergeLine::field)
                .filter(field -> visit.typed(DECISION + field).equals("restore"))
                .toList();
    }

    private Response undo(Visit visit) {
        UUID id = id(visit);
        UnmergePlan plan = unmerges.plan(visit.caller(), id);
        Map<String, Decision> decisions = new HashMap<>();
        restored(visit, plan).forEach(field -> decisions.put(field, Decision.RESTORE));
        try {
            unmerges.undo(visit.caller(), id, decisions, versions(visit.typed("versions")));
        } catch (Refused refused) {
            if (refused.failure() instanceof Failure.ChangedMeanwhile) {
                return show(visit, 409, Problems.inGeneral(visit.t("unmerge.moved")));
            }
            if (refused.failure() instanceof Failure.Conflict) {
                return show(visit, 409, Problems.inGeneral(visit.sentence(refused)));
            }
            throw refused;
        }
        boolean hadPassword = new Undoing(plan, List.of(), Problems.none()).hadPassword();
        return visit.done("/admin/users/" + plan.old().id(), hadPassword ? "unmerged_password" : "unmerged");
    }

    /** What no page of ours sends is a state that nobody has seen. */
    private static MergePlan.Versions versions(String text) {
        Matcher numbers = VERSIONS.matcher(text);
        return numbers.matches()
                ? new MergePlan.Versions(Long.parseLong(numbers.group(1)), Long.parseLong(numbers.group(2)))
                : new MergePlan.Versions(0, 0);
    }
}
