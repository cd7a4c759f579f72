package muster.dialect.cloudomation;

import java.util.List;
import muster.dialect.JsonAnswers;
import muster.directory.Directory;
import muster.directory.Intake;
import muster.directory.Intake.OnConflict;
import muster.http.Request;
import muster.http.Response;
import muster.http.Route;
import muster.http.Routes;
import muster.model.Caller;

/** {@code POST /import}: a file of users, taken in as a whole or not at all. */
final class CloudomationImport {
    private final Directory directory;
    private final CloudomationSessions sessions;
    private final Users users;

    CloudomationImport(Directory directory, CloudomationSessions sessions, Users users) {
        this.directory = directory;
        this.sessions = sessions;
        this.users = users;
    }

    void addTo(Routes routes) {
        routes.add(Route.of("POST", "/import", "mayCreateAccount", this::take).withMaxBodyBytes(YamlReader.MOST_BYTES));
    }

    private Response take(Request request) {
        Caller caller = sessions.caller(request);
        Guards.requireAdministrator(caller);
        boolean isRehearsal = Parameters.flag(request, "dry_run", false);
        OnConflict onConflict = onConflict(request);
        ImportReading reading = new ImportReading(new ImportProjects(directory.projects(), caller));
        List<ImportDocument> documents =
                ImportFile.of(request).documents().stream().map(reading::read).toList();
        Intake.Report report = directory
                .intake()
                .takeIn(caller, documents.stream().map(ImportDocument::item).toList(), onConflict, isRehearsal);
        return answer(new ImportReport(isRehearsal, documents, report, new ImportChanges(users, report.projects())));
    }

    private static OnConflict onConflict(Request request) {
        return switch (Parameters.text(request, "on_conflict")) {
            case null -> OnConflict.UPDATE;
            case "update" -> OnConflict.UPDATE;
            case "skip" -> OnConflict.SKIP;
            case "fail" -> OnConflict.FAIL;
            default -> throw CloudomationRefusal.badQuery();
        };
    }

    private static Response answer(ImportReport report) {
        if (!report.isRefused()) {
            return JsonAnswers.of(200, report::writeTo);
        }
        ErrorCode code = ErrorCode.IMPORT_FAILED;
        return JsonAnswers.of(code.status(), json -> {
            json.writeStartObject();
            json.writeObjectPropertyStart("error");
            CloudomationErrors.write(
                    json, code.word(), "Some documents cannot be taken; nothing was stored.", List.of());
            json.writeName("report");
            report.writeTo(json);
            json.writeEndObject();
            json.writeEndObject();
        });
    }
}
