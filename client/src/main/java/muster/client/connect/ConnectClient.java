package muster.client.connect;

import java.net.URI;
import java.util.Optional;
import muster.client.ClientOptions;
import muster.client.Secret;
import muster.client.wire.Call;

/**
 * A Posit Connect server, or a Muster in its place. It may be used by any number of threads. Nothing is asked before a method
 * says so. Every method that asks throws {@link muster.client.ClientException}: {@code Refused} with the platform's number and
 * sentence, or another one that says what went wrong on the way.
 */
public final class ConnectClient {
    private final Connection connection;

    private ConnectClient(Connection connection) {
        this.connection = connection;
    }

    /**
     * @param server its address, as {@code https://host/path}, with or without {@code /__api__}
     * @param key of whoever asks; what one may do is what its owner may
     */
    public static ConnectClient of(URI server, Secret key) {
        return of(server, key, ClientOptions.USUAL);
    }

    public static ConnectClient of(URI server, Secret key, ClientOptions options) {
        return new ConnectClient(new Connection(server, key, options));
    }

    /** Whose key this is. */
    public User me() {
        return users().me();
    }

    public Users users() {
        return new Users(connection);
    }

    public Groups groups() {
        return new Groups(connection);
    }

    public ContentItems content() {
        return new ContentItems(connection, null);
    }

    /** The server's version, such as {@code 2025.09.0}; empty where it does not tell. */
    public Optional<String> version() {
        return connection
                .object(Call.get("/server_settings"), "the server's settings")
                .textIfAny("version")
                .filter(version -> !version.isEmpty());
    }
}
