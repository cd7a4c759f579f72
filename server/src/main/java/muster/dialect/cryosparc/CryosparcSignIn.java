package muster.dialect.cryosparc;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import muster.directory.AccountName;
import muster.directory.FailureLimit;
import muster.directory.LoginOutcome;
import muster.directory.Logins;
import muster.http.Query;
import muster.http.Response;
import muster.model.KeySecret;
import muster.model.NewKey;
import muster.model.Password;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** {@code login}: a token for an e-mail address and the digest of a password. Source: CryoSPARC tools, API client. */
final class CryosparcSignIn implements Resource {
    private static final long MOST_SECONDS = Duration.ofDays(365).toSeconds();
    private static final BigDecimal USUAL_SECONDS =
            BigDecimal.valueOf(Duration.ofDays(14).toSeconds());
    private static final int LONGEST_NUMBER = 32;
    /** An argument that the client was not given comes as an empty field. */
    private static final Set<String> GRANTS = Set.of("", "password");

    private final Logins logins;
    private final FailureLimit failures;
    private final InstantSource clock;

    CryosparcSignIn(Logins logins, FailureLimit failures, InstantSource clock) {
        this.logins = logins;
        this.failures = failures;
        this.clock = clock;
    }

    @Override
    public void addTo(Functions functions) {
        functions.add(Function.post("login", "/login")
                .asks("maySignIn")
                .takes("expires_in", Schema.NUMBER)
                .needsForm(Schemas.LOGIN)
                .answers(Schemas.TOKEN)
                .open()
                .patient()
                .by(this::signIn));
    }

    private Response signIn(Call call) {
        String network = call.request().remoteNetwork();
        failures.admit(network);
        Query form = call.form();
        if (!GRANTS.contains(Objects.requireNonNullElse(form.first("grant_type"), ""))) {
            throw CryosparcRefusal.invalid("The grant_type must be password.");
        }
        Instant end = clock.instant().plus(lifetime(call, form));
        NewKey wanted = NewKey.session(CryosparcTokens.DOOR, end);
        LoginOutcome outcome = logins.signIn(
                new AccountName.ByAddress(required(form, "username")),
                digest(required(form, "password")),
                wanted,
                CryosparcTokens.origin(call.request()));
        if (outcome instanceof LoginOutcome.SignedIn signedIn) {
            return token(signedIn.secret());
        }
        failures.failed(network);
        throw new CryosparcRefusal(401, "The e-mail address or the password is wrong.");
    }

    /** Null for what is no digest, and so nobody's password: it is refused like a wrong one. */
    private static @Nullable Password digest(String text) {
        try {
            return Password.ofDigest(text);
        } catch (Refused nobodys) {
            return null;
        }
    }

    private static String required(Query form, String field) {
        String value = form.first(field);
        if (value == null || value.isEmpty()) {
            throw CryosparcRefusal.invalid("The field " + field + " is required.");
        }
        return value;
    }

    /** Declared as a parameter of the query; older clients put it into the form. */
    private static Duration lifetime(Call call, Query form) {
        String inQuery = call.argument("expires_in");
        String text = inQuery == null ? form.first("expires_in") : inQuery;
        BigDecimal seconds = text == null || text.isEmpty() ? USUAL_SECONDS : number(text);
        boolean possible = seconds.signum() > 0 && seconds.compareTo(BigDecimal.valueOf(MOST_SECONDS)) <= 0;
        if (!possible) {
            throw CryosparcRefusal.invalid(
                    "expires_in must be a number of seconds above 0 and at most " + MOST_SECONDS + ".");
        }
        return Duration.ofMillis(Math.max(1, seconds.movePointRight(3).longValue()));
    }

    /** Nought, which is refused, for what is no number. */
    private static BigDecimal number(String text) {
        try {
            // An exponent beyond all measure would be written out in full when compared.
            BigDecimal number = new BigDecimal(text.substring(0, Math.min(text.length(), LONGEST_NUMBER)));
            boolean sane = text.length() <= LONGEST_NUMBER && Math.abs((long) number.scale()) <= LONGEST_NUMBER;
            return sane ? number : BigDecimal.ZERO;
        } catch (NumberFormatException noNumber) {
            return BigDecimal.ZERO;
        }
    }

    private static Response token(KeySecret secret) {
        return CryosparcJson.answer(json -> {
            json.writeStartObject();
            json.writeStringProperty("access_token", secret.reveal());
            json.writeStringProperty("token_type", "bearer");
            json.writeEndObject();
        });
    }
}
