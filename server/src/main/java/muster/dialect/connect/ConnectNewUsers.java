package muster.dialect.connect;

import java.util.List;
import muster.dialect.JsonObject;
import muster.directory.Admissions;
import muster.http.Request;
import muster.http.Response;
import muster.http.Route;
import muster.http.Routes;
import muster.model.Account;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.NewAccount;
import muster.model.Rank;
import muster.model.Refused;

/**
 * Making users: by naming them ({@code POST v1/users}), or by a ticket of an outside directory ({@code PUT v1/users}), of
 * which none is connected yet.
 */
final class ConnectNewUsers {
    private final Admissions admissions;
    private final ConnectKeys keys;
    private final ConnectUserJson json;
    private final ConnectSettings settings;
    private final NewUserBodies bodies;

    ConnectNewUsers(
            Admissions admissions,
            ConnectKeys keys,
            ConnectUserJson json,
            ConnectSettings settings,
            NewUserBodies bodies) {
        this.admissions = admissions;
        this.keys = keys;
        this.json = json;
        this.settings = settings;
        this.bodies = bodies;
    }

    void addTo(Routes routes) {
        routes.add(Route.of("POST", "/v1/users", "mayCreateAccount", this::create)
                        .patient())
                .add("PUT", "/v1/users", "publisher or administrator", this::createByTicket)
                .add("GET", "/v1/users/remote", "publisher or administrator", this::searchRemote);
    }

    private Response create(Request request) {
        if (ConnectKeys.isAnonymous(request)) {
            return createFirst(request);
        }
        Caller caller = keys.caller(request);
        require(caller.isAtLeast(Rank.ADMINISTRATOR));
        if (settings.provider().hasDirectory()) {
            throw new ConnectRefusal(
                    ConnectCode.WANTS_TICKET,
                    "With this authentication provider users are made from a ticket of the remote search.");
        }
        NewAccount wanted = bodies.read(JsonObject.parse(request.body()));
        return made(admissions.create(caller, wanted), caller);
    }

    /** On a directory that never had an account, and where the site allows it, anybody makes the first administrator. */
    private Response createFirst(Request request) {
        boolean open = settings.openBootstrap() && settings.provider().isPassword();
        if (!open || admissions.isSetUp()) {
            throw new Refused(new Failure.NoCredentials());
        }
        NewAccount wanted = bodies.readFirst(JsonObject.parse(request.body()));
        try {
            Caller anonymous = Caller.anonymous(ConnectKeys.origin(request));
            Account first = admissions.createFirst(anonymous, wanted);
            return made(first, seeingAll(anonymous));
        } catch (Refused refused) {
            // Somebody else was first: from then on this is an ordinary request without credentials.
            boolean late = refused.failure() instanceof Failure.AlreadySetUp;
            throw late ? new Refused(new Failure.NoCredentials()) : refused;
        }
    }

    /** Whoever made the first account sees what he wrote, also where addresses are hidden from others. */
    private static Caller seeingAll(Caller caller) {
        return new Caller(caller.actor(), Rank.ADMINISTRATOR, Rank.ADMINISTRATOR, caller.origin());
    }

    private Response made(Account account, Caller viewer) {
        return json.answer(account, null, viewer);
    }

    private Response createByTicket(Request request) {
        Caller caller = keys.caller(request);
        require(caller.isAtLeast(Rank.PUBLISHER));
        if (!settings.provider().hasDirectory()) {
            throw new ConnectRefusal(
                    ConnectCode.WANTS_POST, "With this authentication provider users are made by POST.");
        }
        JsonObject.parse(request.body()).requiredText("temp_ticket");
        throw new ConnectRefusal(ConnectCode.INVALID_TICKET, "This ticket is not valid.");
    }

    /** No outside directory is connected, so nobody is found there. */
    private Response searchRemote(Request request) {
        Caller caller = keys.caller(request);
        require(caller.isAtLeast(Rank.PUBLISHER));
        if (!settings.provider().hasDirectory()) {
            throw new ConnectRefusal(
                    ConnectCode.WRONG_PROVIDER, "This authentication provider has no directory to search.");
        }
        ConnectParameters.limit(request.query());
        return ConnectJson.page(1, 0, List.of(), (out, none) -> {});
    }

    private static void require(boolean permitted) {
        if (!permitted) {
            throw new Refused(new Failure.NotPermitted());
        }
    }
}
