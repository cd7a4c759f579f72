package muster.dialect.connect;

import java.time.Instant;
import muster.dialect.JsonObject;
import muster.directory.AccountQuery;
import muster.directory.Accounts;
import muster.directory.Keys;
import muster.http.Request;
import muster.http.Response;
import muster.http.Routes;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AccountEntry;
import muster.model.AccountId;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Rank;
import muster.model.Refused;

/** {@code v1/user} and {@code v1/users}: finding, changing and locking. {@link ConnectNewUsers} makes them. */
final class ConnectUsers {
    private final Accounts accounts;
    private final ConnectKeys keys;
    private final ConnectUserJson json;
    private final UserQueries queries;
    private final UserChanges changes;

    ConnectUsers(Accounts accounts, ConnectKeys keys, ConnectUserJson json, UserQueries queries, UserChanges changes) {
        this.accounts = accounts;
        this.keys = keys;
        this.json = json;
        this.queries = queries;
        this.changes = changes;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/v1/user", "maySeeAccounts", this::own)
                // The R client still calls the path that had no version.
                .add("GET", "/me", "maySeeAccounts", this::own)
                .add("GET", "/users/current", "maySeeAccounts", this::current)
                .add("GET", "/v1/users", "maySeeAccounts", this::list)
                .add("GET", "/v1/users/{guid}", "maySeeOthers", this::get)
                .add("PUT", "/v1/users/{guid}", "mayChangeProfile, mayChangeRank", this::update)
                .add("POST", "/v1/users/{guid}/lock", "mayDisable, mayEnable", this::lock);
    }

    private Response own(Request request) {
        Keys.Known known = keys.known(request);
        Instant lastActivity = known.lastActivity();
        if (lastActivity == null) {
            // The very first request has just been noted as the first activity: look at it.
            AccountEntry entry = accounts.own(known.caller());
            return json.answer(entry, known.caller());
        }
        return json.answer(known.account(), lastActivity, known.caller());
    }

    /** What rsconnect (R) registers an account with: it writes the numeric id down beside the username. */
    private Response current(Request request) {
        Caller caller = keys.caller(request);
        return json.answerWithId(accounts.own(caller), caller);
    }

    private Response list(Request request) {
        Caller caller = keys.caller(request);
        ConnectParameters.Page page = ConnectParameters.page(request.query());
        AccountQuery query = queries.read(request.query(), caller);
        Accounts.Listing found = accounts.list(caller, query, page.skip(), page.size());
        return json.page(page.number(), found, caller);
    }

    private Response get(Request request) {
        Caller caller = keys.caller(request);
        AccountId id = ConnectIds.user(request);
        return json.answer(ConnectIds.inPath(() -> accounts.get(caller, id)), caller);
    }

    private Response update(Request request) {
        Caller caller = keys.caller(request);
        AccountId id = ConnectIds.user(request);
        require(caller.is(id) || caller.isAtLeast(Rank.ADMINISTRATOR), new Failure.MayNotChange("user"));
        Account present = ConnectIds.inPath(() -> accounts.get(caller, id)).account();
        AccountChanges wanted = changes.read(JsonObject.parse(request.body()), present);
        Account changed = accounts.change(caller, id, wanted, AddressRule.MAY_BE_SHARED);
        return ConnectJson.answer(200, out -> json.editablePart(out, changed, caller));
    }

    /** The platform has no guard against locking oneself: posit-sdk asks first, and sends nothing then. */
    private Response lock(Request request) {
        Caller caller = keys.caller(request);
        AccountId id = ConnectIds.user(request);
        require(caller.is(id) || caller.isAtLeast(Rank.ADMINISTRATOR), new Failure.MayNotLock());
        ConnectIds.inPath(() -> accounts.get(caller, id));
        Boolean locked = JsonObject.parse(request.body()).flag("locked");
        if (locked == null) {
            throw new ConnectRefusal(ConnectCode.INVALID_PARAMETER, "The field locked must be true or false.");
        }
        if (locked) {
            accounts.disable(caller, id);
        } else {
            accounts.enable(caller, id);
        }
        return Response.empty(200);
    }

    private static void require(boolean permitted, Failure otherwise) {
        if (!permitted) {
            throw new Refused(otherwise);
        }
    }
}
