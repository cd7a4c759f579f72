package muster.client.arvados;

import java.net.URI;
import muster.client.ClientOptions;
import muster.client.Secret;
import muster.client.wire.Call;

/**
 * An Arvados cluster, or a Muster in its place. It may be used by any number of threads. Nothing is asked before a method says so.
 * Every method that asks throws {@link muster.client.ClientException}: {@code Refused} with each of the platform's errors on a line
 * of its message and its {@code error_token} as the code, or another one that says what went wrong on the way.
 */
public final class ArvadosClient {
    private final Connection connection;

    private ArvadosClient(Connection connection) {
        this.connection = connection;
    }

    /**
     * @param server its address, as {@code https://host}, with or without {@code /arvados/v1}
     * @param token of whoever asks, in its short or its long form ({@code v2/uuid/secret})
     */
    public static ArvadosClient of(URI server, Secret token) {
        return of(server, token, ClientOptions.USUAL);
    }

    public static ArvadosClient of(URI server, Secret token, ClientOptions options) {
        return new ArvadosClient(new Connection(server, token, options));
    }

    public Users users() {
        return new Users(connection);
    }

    public Groups groups() {
        return new Groups(connection);
    }

    public Links links() {
        return new Links(connection);
    }

    public ApiClientAuthorizations apiClientAuthorizations() {
        return new ApiClientAuthorizations(connection);
    }

    /** The five characters with which the uuids of this cluster begin. */
    public String clusterId() {
        return connection.object(Call.get("/config"), "the configuration").text("ClusterID");
    }
}
