package muster.dialect.connect;

import java.time.InstantSource;
import muster.directory.Admissions;
import muster.directory.FailureLimit;
import muster.http.Request;
import muster.http.Response;
import muster.http.Routes;
import muster.model.AccountKind;
import muster.model.Actor;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.NewAccount;
import muster.model.NewKey;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Username;
import org.jspecify.annotations.Nullable;

/** {@code v1/bootstrap}: makes the first administrator and its key for whoever holds the secret of the settings file. */
final class ConnectBootstrap {
    private static final String SCHEME = "Connect-Bootstrap ";
    private static final String USERNAME = "admin";
    private static final String KEY_NAME = "bootstrap";

    private final Admissions admissions;
    private final FailureLimit failures;
    private final InstantSource clock;
    private final @Nullable BootstrapToken token;

    ConnectBootstrap(Admissions admissions, FailureLimit failures, InstantSource clock, ConnectSettings settings) {
        this.admissions = admissions;
        this.failures = failures;
        this.clock = clock;
        this.token = settings.bootstrapSecret() == null ? null : new BootstrapToken(settings.bootstrapSecret());
    }

    void addTo(Routes routes) {
        routes.add("POST", "/v1/bootstrap", "the bootstrap secret", this::bootstrap)
                // rsconnect-python calls the older path.
                .add("POST", "/v1/experimental/bootstrap", "the bootstrap secret", this::bootstrap);
    }

    private Response bootstrap(Request request) {
        if (token == null) {
            throw new ConnectRefusal(ConnectCode.NO_SUCH_ENDPOINT, "There is no such method or endpoint.");
        }
        failures.admit(request.remoteNetwork());
        if (!token.isGood(presented(request), clock.instant())) {
            failures.failed(request.remoteNetwork());
            throw new ConnectRefusal(ConnectCode.BAD_BOOTSTRAP_TOKEN, "The bootstrap token is not valid.");
        }
        if (admissions.isSetUp()) {
            throw new ConnectRefusal(ConnectCode.USERS_EXIST, "There are users already.");
        }
        String secret = makeAdministrator(hostAt(request));
        return ConnectJson.answer(200, json -> {
            json.writeStartObject();
            json.writeStringProperty("api_key", secret);
            json.writeEndObject();
        });
    }

    /** The token behind the scheme's word; empty when there is none, which is no good token. */
    private static String presented(Request request) {
        String header = request.header("Authorization");
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : "";
    }

    private String makeAdministrator(Caller host) {
        NewAccount wanted = new NewAccount(
                AccountKind.PERSON,
                Username.parse(USERNAME),
                null,
                Profile.EMPTY,
                Rank.ADMINISTRATOR,
                null,
                new NewAccount.Start.WithoutPassword(),
                AddressRule.MAY_BE_SHARED);
        return admissions
                .createFirst(host, wanted, NewKey.forPrograms(KEY_NAME, null, null), null)
                .secret()
                .reveal();
    }

    /** Whoever holds a secret from the settings file speaks for the host; where he spoke from is written down. */
    private static Caller hostAt(Request request) {
        return new Caller(new Actor.Host(), Rank.ADMINISTRATOR, Rank.ADMINISTRATOR, ConnectKeys.origin(request));
    }
}
