package muster.dialect.arvados;

import static muster.dialect.arvados.Endpoint.Type.STRING;

import muster.directory.FailureLimit;
import muster.directory.LoginOutcome;
import muster.directory.Logins;
import muster.http.Response;
import org.jspecify.annotations.Nullable;

/** {@code users/authenticate}: a token for a username and its password. Source: Arvados API, users, authenticate. */
final class UserAuthentication implements Resource {
    private final Logins logins;
    private final FailureLimit failures;
    private final NewTokens newTokens;
    private final TokenRecords records;

    UserAuthentication(Logins logins, FailureLimit failures, NewTokens newTokens, TokenRecords records) {
        this.logins = logins;
        this.failures = failures;
        this.newTokens = newTokens;
        this.records = records;
    }

    /** Unpublished, because the SDKs would put the password into the address. */
    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.add(Endpoint.post(ArvadosUsers.RESOURCE, "authenticate", "/users/authenticate")
                .asks("does the password fit the name")
                .needs("username", STRING)
                .needs("password", STRING)
                .answers(TokenSchema.NAME)
                .unpublished()
                .open()
                .patient()
                .by(this::authenticate));
    }

    private Response authenticate(Call call) {
        String network = call.request().remoteNetwork();
        failures.admit(network);
        String username = required(call.parameters().verbatim("username"), "username");
        String password = required(call.parameters().verbatim("password"), "password");
        LoginOutcome outcome = logins.signIn(
                username,
                password,
                newTokens.of(TokenAttributes.scopes(null), null),
                ArvadosTokens.origin(call.request()));
        return switch (outcome) {
            case LoginOutcome.SignedIn signedIn -> ArvadosJson.ok(records.of(signedIn.key(), signedIn.secret()));
            case LoginOutcome.Barred _ -> throw refused();
            case LoginOutcome.Rejected _ -> {
                failures.failed(network);
                throw refused();
            }
        };
    }

    private static String required(@Nullable String value, String name) {
        if (value == null) {
            throw ArvadosRefusal.invalid("The parameter " + name + " is required.");
        }
        return value;
    }

    /** Says nothing of what was wrong. */
    private static ArvadosRefusal refused() {
        return new ArvadosRefusal(401, "Not logged in: the username or the password is wrong.");
    }
}
