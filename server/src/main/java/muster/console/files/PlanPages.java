package muster.console.files;

import java.time.Duration;
import java.util.List;
import muster.console.page.Pages;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.ApplyOptions;
import muster.directory.Directory;
import muster.directory.Plan;
import muster.directory.PlanRow;
import muster.directory.PlanView;
import muster.directory.StoreUnavailable;
import muster.http.Response;
import muster.http.Routes;
import muster.model.Failure;
import muster.model.Permissions;
import muster.model.PlanFailure;
import muster.model.PlanId;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /admin/files/PLAN}: what a plan would do, how far it has come, what came of it, and taking that back. */
final class PlanPages {
    private static final Logger LOG = LoggerFactory.getLogger(PlanPages.class);
    private static final String PLAN = FilePages.PATH + "/{plan}";
    private static final int PAGE = 200;
    private static final Duration SHORT_WAIT = Duration.ofSeconds(2);

    private final Visits visits;
    private final Directory directory;

    PlanPages(Visits visits, Directory directory) {
        this.visits = visits;
        this.directory = directory;
    }

    /**
     * Some rows of a plan.
     *
     * @param next where the page after this one begins; null for none
     * @param problem why it was not carried out, in the reader's language; null where nobody tried
     */
    record Preview(
            Plan plan,
            List<PlanRow> rows,
            boolean isFirst,
            @Nullable Long next,
            @Nullable String problem) {}

    /** @param failed the first of the rows that were not done */
    record Report(Plan plan, List<PlanRow> failed) {}

    void addTo(Routes routes) {
        routes.add("GET", PLAN, "mayPlan", visits.page(visit -> show(visit, 200, null)))
                .add("POST", PLAN, "mayPlan", visits.form(this::apply))
                .add("POST", PLAN + "/stop", "mayPlan", visits.form(this::stop))
                .add("POST", PLAN + "/discard", "mayPlan", visits.form(this::discard))
                .add("POST", PLAN + "/undo", "mayPlan", visits.form(this::undo));
    }

    private static PlanId id(Visit visit) {
        return PlanId.parse(visit.request().path("plan")).orElseThrow(() -> new Refused(new PlanFailure.NoSuchPlan()));
    }

    private static void requirePlanner(Visit visit) {
        if (!Permissions.mayPlan(visit.caller())) {
            throw new Refused(new Failure.NotPermitted());
        }
    }

    private Response show(Visit visit, int status, @Nullable String problem) {
        requirePlanner(visit);
        Plan plan = directory.plans().get(visit.caller(), id(visit));
        return switch (plan.state()) {
            case BEING_MADE -> throw new Refused(new PlanFailure.StillBeingMade());
            case OPEN -> preview(visit, plan, status, problem);
            case RUNNING, HALTED ->
                Pages.page(status, (out, none) -> JteprogressGenerated.render(out, none, visit.frame(), plan));
            case DONE, UNDONE -> report(visit, plan);
        };
    }

    private Response preview(Visit visit, Plan plan, int status, @Nullable String problem) {
        long after = number(visit.asked("after"));
        List<PlanRow> rows = directory.plans().rows(visit.caller(), plan.id(), PlanView.ALL, after, PAGE);
        Long next = rows.size() < PAGE ? null : rows.getLast().place();
        Preview preview = new Preview(plan, rows, after == 0, next, problem);
        return Pages.page(status, (out, none) -> JtepreviewGenerated.render(out, none, visit.frame(), preview));
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    private Response report(Visit visit, Plan plan) {
        List<PlanRow> failed = directory.plans().rows(visit.caller(), plan.id(), PlanView.FAILED, 0, PAGE);
        Report report = new Report(plan, failed);
        return Pages.page(200, (out, none) -> JtereportGenerated.render(out, none, visit.frame(), report));
    }

    /** Begins, and lets the browser watch: many rows take longer than a browser waits. */
    private Response apply(Visit visit) {
        requirePlanner(visit);
        PlanId id = id(visit);
        Plan plan = directory.plans().get(visit.caller(), id);
        String typed = visit.typed("confirmed");
        boolean isConfirmed = typed.equals(String.valueOf(plan.barred()));
        if (plan.state() == Plan.State.OPEN && plan.isBraked() && !isConfirmed) {
            Refused braked = new Refused(new PlanFailure.Braked(id, plan.barred(), plan.touchable()));
            return show(visit, 409, visit.sentence(braked));
        }
        ApplyOptions options = plan.isBraked() ? ApplyOptions.USUAL.confirming(plan.barred()) : ApplyOptions.USUAL;
        directory.plans().begin(visit.caller(), id, options, SHORT_WAIT, broken -> note(id, broken));
        return visit.goTo(FilePages.PATH + "/" + id);
    }

    private static void note(PlanId id, Throwable broken) {
        if (broken instanceof Refused refused) {
            LOG.info("The plan {} was halted: {}", id, refused.failure().sentence());
        } else if (broken instanceof StoreUnavailable) {
            LOG.warn("Carrying out the plan {} broke off: {}", id, broken.getMessage());
        } else {
            LOG.error("Carrying out the plan {} broke off", id, broken);
        }
    }

    private Response stop(Visit visit) {
        requirePlanner(visit);
        Plan plan = directory.plans().stop(visit.caller(), id(visit));
        return visit.goTo(FilePages.PATH + "/" + plan.id());
    }

    private Response discard(Visit visit) {
        requirePlanner(visit);
        directory.plans().discard(visit.caller(), id(visit));
        return visit.goTo(FilePages.PATH);
    }

    private Response undo(Visit visit) {
        requirePlanner(visit);
        Plan undoing = directory.plans().undo(visit.caller(), id(visit));
        return visit.goTo(FilePages.PATH + "/" + undoing.id());
    }
}
