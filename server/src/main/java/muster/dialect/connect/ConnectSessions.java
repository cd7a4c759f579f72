package muster.dialect.connect;

import muster.dialect.JsonObject;
import muster.directory.FailureLimit;
import muster.directory.LoginOutcome;
import muster.directory.Logins;
import muster.http.Cookie;
import muster.http.Rejected;
import muster.http.Rejection;
import muster.http.Request;
import muster.http.Response;
import muster.http.Route;
import muster.http.Routes;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Refused;

/** {@code /__login__} and {@code /__logout__}, outside the API: how browsers and the R client's set-up come to a session. */
final class ConnectSessions {
    private final Logins logins;
    private final ConnectKeys keys;
    private final FailureLimit failures;
    private final ConnectSettings settings;
    private final ConnectUserJson json;

    ConnectSessions(
            Logins logins, ConnectKeys keys, FailureLimit failures, ConnectSettings settings, ConnectUserJson json) {
        this.logins = logins;
        this.keys = keys;
        this.failures = failures;
        this.settings = settings;
        this.json = json;
    }

    void addLoginTo(Routes routes) {
        routes.add(Route.of("POST", "/", "maySignIn", this::signIn).patient());
    }

    void addLogoutTo(Routes routes) {
        routes.add("POST", "/", "the own session", this::signOut);
    }

    private Response signIn(Request request) {
        if (!request.contentType().equals(Response.JSON)) {
            // Anything else a page of another origin can send without asking, and so sign somebody in as somebody else.
            throw new Rejected(Rejection.of(Rejection.Reason.UNSUPPORTED_MEDIA, "Signing in needs a body of JSON."));
        }
        failures.admit(request.remoteNetwork());
        JsonObject body = JsonObject.parse(request.body());
        String username = body.requiredText("username");
        String password = body.requiredText("password");
        LoginOutcome outcome =
                logins.signIn(username, password, settings.sessionLifetime(), ConnectKeys.origin(request));
        return switch (outcome) {
            case LoginOutcome.SignedIn signedIn -> opened(signedIn, request);
            case LoginOutcome.Barred _ -> throw new Refused(new Failure.AccountBarred());
            case LoginOutcome.Rejected _ -> {
                failures.failed(request.remoteNetwork());
                throw new Refused(new Failure.BadCredentials());
            }
        };
    }

    private Response opened(LoginOutcome.SignedIn signedIn, Request request) {
        String secret = signedIn.secret().reveal();
        boolean secure = request.isSecure();
        var account = signedIn.account().account();
        var viewer = Caller.person(
                account.id(), signedIn.key().id(), account.rank(), account.rank(), ConnectKeys.origin(request));
        return json.answer(signedIn.account(), viewer)
                .withCookie(Cookie.of(ConnectKeys.SESSION_COOKIE, secret)
                        .withMaxAge(settings.sessionLifetime())
                        .withSecure(secure))
                .withCookie(Cookie.of(ConnectXsrf.COOKIE, ConnectXsrf.token(secret))
                        .withMaxAge(settings.sessionLifetime())
                        .withSecure(secure)
                        .readableByScripts());
    }

    private Response signOut(Request request) {
        logins.signOut(keys.caller(request));
        return ConnectJson.answer(200, out -> {
                    out.writeStartObject();
                    out.writeEndObject();
                })
                .withCookie(Cookie.gone(ConnectKeys.SESSION_COOKIE))
                .withCookie(Cookie.gone(ConnectXsrf.COOKIE));
    }
}
