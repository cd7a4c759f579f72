package muster.dialect.cloudomation;

import java.time.InstantSource;
import muster.directory.Directory;
import muster.directory.Register;
import muster.http.Request;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Refused;
import muster.model.Username;

/** Finds the user that a path names: by id, or by name where the query says so. */
final class Users {
    private static final String ID = "id";
    private static final String BY = "by";

    private final Directory directory;
    private final Workspace workspace;
    private final InstantSource clock;

    Users(Directory directory, Workspace workspace, InstantSource clock) {
        this.directory = directory;
        this.workspace = workspace;
        this.clock = clock;
    }

    /** The user, also one in the trash. @throws CloudomationRefusal for a way of naming that there is not */
    UserRecord named(Request request, Caller caller) {
        String named = request.path(ID);
        return isNamedById(request)
                ? record(directory.register().get(caller, id(named), CloudomationDialect.NAME))
                : record(byName(caller, named));
    }

    /** The same for being shown alone: nothing is decided by it. */
    UserRecord shown(Request request, Caller caller) {
        return isNamedById(request)
                ? record(directory.register().shown(caller, id(request.path(ID)), CloudomationDialect.NAME))
                : named(request, caller);
    }

    private static boolean isNamedById(Request request) {
        return switch (Parameters.text(request, BY)) {
            case null -> true;
            case "id" -> true;
            case "name" -> false;
            default -> throw CloudomationRefusal.badQuery();
        };
    }

    private static AccountId id(String text) {
        return AccountId.parse(text).orElseThrow(CloudomationRefusal::notFound);
    }

    private Register.Entry byName(Caller caller, String text) {
        Username name;
        try {
            name = Username.parse(text);
        } catch (Refused nobodysName) {
            throw CloudomationRefusal.notFound();
        }
        return directory.register().findByUsername(caller, name, CloudomationDialect.NAME);
    }

    /** The user as it is now. */
    UserRecord again(Caller caller, AccountId id) {
        return record(directory.register().get(caller, id, CloudomationDialect.NAME));
    }

    UserRecord record(Register.Entry entry) {
        return new UserRecord(entry, workspace, clock.instant());
    }

    /** Where something is served, as this platform's answers name it: without scheme and host. */
    static String path(Request request, String path) {
        return request.baseUrl().substring(request.origin().length()) + CloudomationDialect.PREFIX + path;
    }

    Workspace workspace() {
        return workspace;
    }
}
