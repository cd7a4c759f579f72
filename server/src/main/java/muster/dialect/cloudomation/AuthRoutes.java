package muster.dialect.cloudomation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import muster.dialect.JsonAnswers;
import muster.directory.AccountName;
import muster.directory.Directory;
import muster.directory.FailureLimit;
import muster.directory.FirstStep;
import muster.directory.Keys;
import muster.directory.LoginOutcome;
import muster.directory.Register;
import muster.http.Cookie;
import muster.http.Request;
import muster.http.Response;
import muster.http.Route;
import muster.http.Routes;
import muster.model.Failure;
import muster.model.NewKey;
import muster.model.Origin;
import muster.model.Password;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /auth/login}, {@code /auth/session} and {@code /auth/logout}. */
final class AuthRoutes {
    private static final Duration SESSION_LASTS = Duration.ofDays(30);

    private final Directory directory;
    private final CloudomationSessions sessions;
    private final Workspace workspace;
    private final FailureLimit failures;
    private final InstantSource clock;

    AuthRoutes(
            Directory directory,
            CloudomationSessions sessions,
            Workspace workspace,
            FailureLimit failures,
            InstantSource clock) {
        this.directory = directory;
        this.sessions = sessions;
        this.workspace = workspace;
        this.failures = failures;
        this.clock = clock;
    }

    void addTo(Routes routes) {
        routes.add(Route.of("POST", "/auth/login", "maySignIn", this::signIn).patient());
        routes.add("GET", "/auth/session", "the own session", this::session);
        routes.add("POST", "/auth/logout", "the own session", this::signOut);
    }

    private Response signIn(Request request) {
        // Or a page of another site could sign somebody in as somebody else.
        CloudomationSessions.requireOwnOrigin(request);
        ObjectNode body = Bodies.object(request);
        String name = required(body, "user_name");
        String password = required(body, "password");
        String otp = optional(body, "otp");
        failures.admit(request.remoteNetwork());
        LoginOutcome outcome = outcome(name, password, otp, CloudomationSessions.origin(request));
        if (outcome instanceof LoginOutcome.SignedIn signedIn) {
            return opened(signedIn, request);
        }
        failures.failed(request.remoteNetwork());
        throw new Refused(new Failure.BadCredentials());
    }

    private LoginOutcome outcome(String name, String password, @Nullable String otp, Origin origin) {
        NewKey wanted = NewKey.session(CloudomationDialect.NAME, clock.instant().plus(SESSION_LASTS));
        FirstStep first = directory.logins().begin(new AccountName.ByUsername(name), parsed(password), wanted, origin);
        return switch (first) {
            case FirstStep.Ended(var outcome) -> outcome;
            case FirstStep.NeedsSecondFactor(var challenge) -> {
                if (otp == null || otp.isBlank()) {
                    throw new CloudomationRefusal(
                            ErrorCode.OTP_NEEDED, "A code of the second factor has to come with the password.");
                }
                yield directory.logins().finish(challenge, otp, wanted, origin);
            }
        };
    }

    private static String required(ObjectNode body, String field) {
        String text = optional(body, field);
        if (text == null) {
            throw CloudomationRefusal.badRequest("The field " + field + " is required.");
        }
        return text;
    }

    private static @Nullable String optional(ObjectNode body, String field) {
        JsonNode node = body.get(field);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isString()) {
            throw CloudomationRefusal.badRequest("The field " + field + " must be a text.");
        }
        return node.stringValue();
    }

    private static @Nullable Password parsed(String text) {
        try {
            return Password.ofText(text);
        } catch (Refused nobodys) {
            return null;
        }
    }

    private Response opened(LoginOutcome.SignedIn signedIn, Request request) {
        var account = signedIn.account().account();
        String name = account.username() == null ? "" : account.username().value();
        Instant from = signedIn.key().createdAt();
        Instant until = Optional.ofNullable(signedIn.key().expiresAt()).orElse(from.plus(SESSION_LASTS));
        String token = SessionTokens.seal(signedIn.secret(), account, name, from, until);
        return JsonAnswers.of(302, json -> {
                    json.writeStartObject();
                    json.writeStringProperty("user_id", account.id().toString());
                    json.writeStringProperty("user_name", name);
                    json.writeStringProperty("workspace_id", workspace.id());
                    json.writeStringProperty("organization_id", workspace.organizationId());
                    json.writeStringProperty("token", token);
                    json.writeStringProperty("token_expiry", until.toString());
                    json.writeEndObject();
                })
                .withHeader("Location", "/")
                .withHeader("Cache-Control", "no-store")
                .withCookie(Cookie.of(CloudomationSessions.COOKIE, token)
                        .withMaxAge(SESSION_LASTS)
                        .withSecure(request.isSecure()));
    }

    private Response session(Request request) {
        Keys.Known known = sessions.known(request);
        Register.Entry entry =
                directory.register().shown(known.caller(), known.account().id(), CloudomationDialect.NAME);
        UserRecord user = new UserRecord(entry, workspace, clock.instant());
        @Nullable Instant until = known.key().expiresAt();
        return JsonAnswers.of(200, json -> {
            json.writeStartObject();
            json.writeStringProperty("user_id", user.account().id().toString());
            json.writeStringProperty("user_name", user.name());
            json.writeStringProperty("workspace_id", workspace.id());
            json.writeStringProperty("organization_id", workspace.organizationId());
            json.writeStringProperty("roles", user.roles().text());
            json.writeBooleanProperty("is_twofa_enabled", entry.hasSecondFactor());
            json.writeName("token_expiry");
            UserJson.writeValue(json, until);
            json.writeEndObject();
        });
    }

    private Response signOut(Request request) {
        directory.logins().signOut(sessions.caller(request));
        return Response.empty(204).withCookie(Cookie.gone(CloudomationSessions.COOKIE));
    }
}
