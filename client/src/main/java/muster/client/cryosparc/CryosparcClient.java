package muster.client.cryosparc;

import java.net.URI;
import java.time.Duration;
import muster.client.ClientOptions;
import muster.client.Secret;

/**
 * A CryoSPARC instance, or a Muster in its place. It may be used by any number of threads. Nothing is asked before a method says so;
 * with the first one the server's OpenAPI document is asked for, which tells where its functions are. Every method that asks throws
 * {@link muster.client.ClientException}: {@code Refused} with the platform's sentence, or another one that says what went wrong on
 * the way.
 */
public final class CryosparcClient {
    private static final Duration USUAL_LIFE = Duration.ofDays(14);

    private final Connection connection;

    private CryosparcClient(Connection connection) {
        this.connection = connection;
    }

    /** @param server the address of its pages, as {@code https://host}; nobody is signed in yet */
    public static CryosparcClient of(URI server) {
        return of(server, ClientOptions.USUAL);
    }

    public static CryosparcClient of(URI server, ClientOptions options) {
        return new CryosparcClient(Connection.to(server, null, options));
    }

    /** @param token of an earlier {@link #login} */
    public static CryosparcClient of(URI server, Token token, ClientOptions options) {
        return new CryosparcClient(Connection.to(server, token.accessToken(), options));
    }

    /** The same instance, asked by whose token this is. */
    public CryosparcClient as(Token token) {
        return new CryosparcClient(connection.as(token.accessToken()));
    }

    /** Signs in for 14 days. */
    public Token login(String email, Secret password) {
        return login(email, password, USUAL_LIFE);
    }

    /**
     * Signs in. Whatever is wrong is refused with the same 401.
     *
     * @param password leaves this program as its digest
     * @param expiresIn whole seconds, up to a year
     */
    public Token login(String email, Secret password, Duration expiresIn) {
        return Token.of(connection.object(
                Asking.of("login")
                        .field("grant_type", "password")
                        .field("username", email)
                        .field("password", Passwords.digest(password))
                        .with("expires_in", Long.toString(expiresIn.toSeconds())),
                "a token"));
    }

    public Users users() {
        return new Users(connection);
    }

    /** {@code OK} when all is well; everybody may ask. */
    public String health() {
        return connection.text(Asking.of("health"));
    }

    /** Such as {@code v5.0.3}. */
    public String version() {
        return connection.text(Asking.of("config.get_version"));
    }
}
