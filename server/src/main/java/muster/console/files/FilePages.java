package muster.console.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import muster.console.page.Pages;
import muster.console.people.Search;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.AccountLine;
import muster.directory.AccountTables;
import muster.directory.Directory;
import muster.directory.ImportPlan;
import muster.directory.ImportReport;
import muster.directory.Imports;
import muster.directory.TableFault;
import muster.http.Response;
import muster.http.Route;
import muster.http.Routes;
import muster.model.Failure;
import muster.model.Permissions;
import muster.model.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /admin/files}: accounts as a table, out and in. */
public final class FilePages {
    private static final Logger LOG = LoggerFactory.getLogger(FilePages.class);
    private static final String PATH = "/admin/files";
    private static final long MOST_BODY_BYTES = 9L << 20;
    private static final int PAGE = 500;
    private static final Duration SHORT_WAIT = Duration.ofSeconds(2);
    private static final String CSV = "text/csv; charset=utf-8";

    private final Visits visits;
    private final Directory directory;
    private final AccountTables tables;

    public FilePages(Visits visits, Directory directory, AccountTables tables) {
        this.visits = visits;
        this.directory = directory;
        this.tables = tables;
    }

    /**
     * Some rows of a plan.
     *
     * @param from the first of these rows, counted from nought
     */
    record Preview(ImportPlan plan, List<ImportPlan.Row> rows, int from) {
        boolean hasMore() {
            return from + rows.size() < plan.rows().size();
        }

        int next() {
            return from + rows.size();
        }

        long affected() {
            return plan.creations() + plan.changes();
        }
    }

    /** @param rows those of which something is to be told, the first of them */
    record Report(ImportReport report, List<ImportReport.Row> rows, long done, long failed) {}

    public void addTo(Routes routes) {
        routes.add("GET", PATH, "maySearchAccounts", visits.page(visit -> page(visit, 200, List.of())))
                .add("GET", PATH + "/accounts.csv", "maySearchAccounts", visits.page(this::export))
                .add(Route.of("POST", PATH, "mayCreateAccount", visits.fileForm(this::plan))
                        .withMaxBodyBytes(MOST_BODY_BYTES))
                .add("GET", PATH + "/{digest}", "mayCreateAccount", visits.page(this::preview))
                .add("POST", PATH + "/{digest}", "mayCreateAccount", visits.form(this::apply));
    }

    private static Response page(Visit visit, int status, List<TableFault> faults) {
        if (!Permissions.maySearchAccounts(visit.caller())) {
            throw new Refused(new Failure.NotPermitted());
        }
        boolean mayImport = Permissions.mayCreateAccount(visit.caller());
        return Pages.page(status, (out, none) -> JtefilesGenerated.render(out, none, visit.frame(), mayImport, faults));
    }

    private Response export(Visit visit) {
        Search search = Search.of(visit.request().query());
        RosterWalk walk = new RosterWalk(directory.roster(), visit.caller(), search.query());
        Iterator<AccountLine> lines = directory.exports().lines(visit.caller(), walk);
        return Pages.guarded(Response.stream(200, CSV, out -> tables.write(lines, out))
                .withHeader("Content-Disposition", "attachment; filename=\"accounts.csv\""));
    }

    private Response plan(Visit visit) {
        requireMayImport(visit);
        return switch (read(visit.file("file"))) {
            case AccountTables.Unsound(var faults) -> page(visit, 422, faults);
            case AccountTables.Table table ->
                visit.goTo(PATH + "/"
                        + directory.imports().plan(visit.caller(), table.rows()).digest());
        };
    }

    private static void requireMayImport(Visit visit) {
        if (!Permissions.mayCreateAccount(visit.caller())) {
            throw new Refused(new Failure.NotPermitted());
        }
    }

    private AccountTables.Contents read(byte[] file) {
        try {
            return tables.read(new ByteArrayInputStream(file));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The plan; once it is being carried out, how far that has come; and then what came of it. */
    private Response preview(Visit visit) {
        requireMayImport(visit);
        String digest = visit.request().path("digest");
        ImportPlan plan = directory.imports().planned(visit.caller(), digest).orElse(null);
        Imports.Progress progress =
                directory.imports().progress(visit.caller(), digest).orElse(null);
        if (plan == null || progress == null) {
            return visit.done(PATH, "plan_gone");
        }
        if (progress.finished()) {
            return report(visit, digest);
        }
        if (progress.done() > 0 || !visit.asked("watch").isEmpty()) {
            return Pages.page(
                    200, (out, none) -> JteprogressGenerated.render(out, none, visit.frame(), digest, progress));
        }
        int from = Math.min(number(visit.asked("from")), plan.rows().size());
        List<ImportPlan.Row> rows =
                plan.rows().subList(from, Math.min(from + PAGE, plan.rows().size()));
        Preview preview = new Preview(plan, rows, from);
        return Pages.page(200, (out, none) -> JtepreviewGenerated.render(out, none, visit.frame(), preview));
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    }

    /** Begins, and lets the browser watch: many rows take longer than a browser waits. */
    private Response apply(Visit visit) {
        requireMayImport(visit);
        String digest = visit.request().path("digest");
        if (directory.imports().planned(visit.caller(), digest).isEmpty()) {
            return visit.done(PATH, "plan_gone");
        }
        Thread working = Thread.ofVirtual()
                .name("import-" + visit.request().id())
                .uncaughtExceptionHandler((_, broken) -> LOG.error("An import broke off", broken))
                .start(() -> directory.imports().apply(visit.caller(), digest));
        try {
            working.join(SHORT_WAIT);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return visit.goTo(PATH + "/" + digest + "?watch=on");
    }

    private Response report(Visit visit, String digest) {
        ImportReport report = directory.imports().apply(visit.caller(), digest).orElse(null);
        if (report == null) {
            return visit.done(PATH, "plan_gone");
        }
        List<ImportReport.Row> failed =
                report.rows().stream().filter(row -> isFailure(row.result())).toList();
        long done = report.rows().stream().filter(row -> isDone(row.result())).count();
        Report page = new Report(report, failed.subList(0, Math.min(PAGE, failed.size())), done, failed.size());
        return Pages.page(200, (out, none) -> JtereportGenerated.render(out, none, visit.frame(), page));
    }

    private static boolean isDone(ImportReport.Result result) {
        return result instanceof ImportReport.Created || result instanceof ImportReport.Changed;
    }

    private static boolean isFailure(ImportReport.Result result) {
        return switch (result) {
            case ImportReport.Created _, ImportReport.Changed _, ImportReport.Unchanged _ -> false;
            case ImportReport.LeftOut _, ImportReport.Denied _, ImportReport.InPart _, ImportReport.Untried _ -> true;
        };
    }
}
