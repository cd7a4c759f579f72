package muster.dialect.cloudomation;

import java.util.Set;
import muster.dialect.JsonAnswers;
import muster.directory.Directory;
import muster.directory.Register;
import muster.http.Request;
import muster.http.Response;
import muster.http.Routes;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Refused;

/** {@code GET /user} and {@code GET /user/{id}}: records, and their export. */
final class UserReading {
    private final Directory directory;
    private final CloudomationSessions sessions;
    private final Users users;
    private final UserExport exports;

    UserReading(Directory directory, CloudomationSessions sessions, Users users) {
        this.directory = directory;
        this.sessions = sessions;
        this.users = users;
        this.exports = new UserExport(directory.register(), users);
    }

    void addTo(Routes routes) {
        routes.add("GET", "/user", "maySeeAccounts", this::list);
        routes.add("GET", "/user/{id}", "maySeeAccounts", this::one);
    }

    private Response list(Request request) {
        Caller caller = sessions.caller(request);
        ListRequest wanted = ListRequest.read(request, caller, users.workspace());
        if (isExported(request)) {
            return exports.export(caller, wanted.query(), Parameters.text(request, "format"));
        }
        Register.Listing listing = listing(caller, wanted);
        return RecordList.answer(
                listing.total(),
                wanted.limit(),
                wanted.offset(),
                json -> listing.entries()
                        .forEach(entry -> UserJson.write(json, caller, users.record(entry), wanted.selected())));
    }

    private Register.Listing listing(Caller caller, ListRequest wanted) {
        try {
            return directory
                    .register()
                    .list(caller, wanted.query(), wanted.offset(), wanted.limit(), CloudomationDialect.NAME);
        } catch (Refused refused) {
            // A pattern or a text that no database is asked for.
            if (refused.failure() instanceof Failure.Malformed) {
                throw CloudomationRefusal.badQuery();
            }
            throw refused;
        }
    }

    private Response one(Request request) {
        Caller caller = sessions.caller(request);
        UserRecord user = users.shown(request, caller);
        boolean deleted = Parameters.flag(request, "allow_deleted", false);
        boolean normal = Parameters.flag(request, "allow_normal", true);
        boolean trashed = user.account().life().isTrashed();
        if (trashed ? !deleted : !normal) {
            throw CloudomationRefusal.notFound();
        }
        if (isExported(request)) {
            return exports.export(caller, user.entry(), Parameters.text(request, "format"));
        }
        return answer(200, caller, user, Parameters.selected(request, UserJson.readableBy(caller, user)));
    }

    private static boolean isExported(Request request) {
        return switch (Parameters.text(request, "download")) {
            case null -> false;
            case "export" -> true;
            default -> throw CloudomationRefusal.badQuery();
        };
    }

    static Response answer(int status, Caller caller, UserRecord user, Set<Property> selected) {
        return JsonAnswers.of(status, json -> UserJson.write(json, caller, user, selected))
                .withHeader("ETag", user.etag());
    }
}
