package muster.console.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import muster.console.page.Pages;
import muster.console.people.Search;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.AccountFiles;
import muster.directory.AccountLine;
import muster.directory.Completeness;
import muster.directory.Declaration;
import muster.directory.Directory;
import muster.directory.Plan;
import muster.directory.PlanRequest;
import muster.directory.RosterWalk;
import muster.directory.TableFault;
import muster.directory.UnsoundFile;
import muster.http.Response;
import muster.http.Route;
import muster.http.Routes;
import muster.model.Failure;
import muster.model.Permissions;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** {@code /admin/files}: accounts as files, out and in, and the plans that were made of them. */
public final class FilePages {
    static final String PATH = "/admin/files";
    private static final int MOST_FILE_BYTES = 8 << 20;
    private static final long MOST_BODY_BYTES = 9L << 20;
    private static final int RECENT = 20;
    private static final String CSV = "text/csv; charset=utf-8";

    private final Visits visits;
    private final Directory directory;
    private final AccountFiles files;

    public FilePages(Visits visits, Directory directory, AccountFiles files) {
        this.visits = visits;
        this.directory = directory;
        this.files = files;
    }

    /**
     * What the page shows beside the file to be chosen.
     *
     * @param faults why the file that was sent cannot be read
     * @param plans the last ones
     */
    record Content(boolean mayImport, List<TableFault> faults, List<Plan> plans) {}

    public void addTo(Routes routes) {
        routes.add("GET", PATH, "maySearchAccounts", visits.page(visit -> page(visit, 200, List.of())))
                .add("GET", PATH + "/accounts.csv", "maySearchAccounts", visits.page(this::export))
                .add(Route.of("POST", PATH, "mayPlan", visits.fileForm(this::plan))
                        .withMaxBodyBytes(MOST_BODY_BYTES));
        new PlanPages(visits, directory).addTo(routes);
    }

    private Response page(Visit visit, int status, List<TableFault> faults) {
        if (!Permissions.maySearchAccounts(visit.caller())) {
            throw new Refused(new Failure.NotPermitted());
        }
        boolean mayImport = Permissions.mayPlan(visit.caller());
        List<Plan> plans = mayImport ? directory.plans().recent(visit.caller(), null, RECENT) : List.of();
        Content content = new Content(mayImport, faults, plans);
        return Pages.page(status, (out, none) -> JtefilesGenerated.render(out, none, visit.frame(), content));
    }

    private Response export(Visit visit) {
        Search search = Search.of(visit.request().query());
        RosterWalk walk = new RosterWalk(directory.roster(), visit.caller(), search.query());
        Iterator<AccountLine> lines = directory.exports().lines(visit.caller(), walk);
        return Pages.guarded(Response.stream(
                        200, CSV, out -> files.write(AccountFiles.Format.CSV, Collections.emptyIterator(), lines, out))
                .withHeader("Content-Disposition", "attachment; filename=\"accounts.csv\""));
    }

    private Response plan(Visit visit) {
        if (!Permissions.mayPlan(visit.caller())) {
            throw new Refused(new Failure.NotPermitted());
        }
        byte[] file = visit.file("file");
        if (file.length > MOST_FILE_BYTES) {
            return page(
                    visit,
                    422,
                    List.of(new TableFault(TableFault.Kind.TOO_LARGE, 0, String.valueOf(MOST_FILE_BYTES >> 20))));
        }
        try (AccountFiles.Opened opened = files.open(visit.fileName("file"), file)) {
            return planned(visit, file, opened.declaration());
        } catch (UnsoundFile unsound) {
            return page(visit, 422, unsound.faults());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Response planned(Visit visit, byte[] file, Declaration declaration) {
        String source = visit.typed("source");
        String name = visit.fileName("file");
        PlanRequest request = PlanRequest.of(name.isEmpty() ? visit.t("plan.of_page") : name)
                .withDigest(digest(file))
                .withSource(source.isEmpty() ? null : source)
                .completeFor(absent(visit.typed("complete")));
        Plan plan = directory.imports().plan(visit.caller(), request, declaration);
        return visit.goTo(PATH + "/" + plan.id());
    }

    private static Completeness.@Nullable Absent absent(String word) {
        return word.isEmpty() ? null : Completeness.Absent.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static String digest(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
