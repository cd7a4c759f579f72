package muster.client.arvados;

import java.util.List;

/** Tokens. */
public final class ApiClientAuthorizations {
    private static final String PATH = "/api_client_authorizations";

    private final Resource<ApiClientAuthorization> tokens;

    ApiClientAuthorizations(Connection connection) {
        tokens = new Resource<>(connection, PATH, ObjectKind.API_CLIENT_AUTHORIZATION, ApiClientAuthorization::of);
    }

    /** The token in use, whatever its scopes. */
    public ApiClientAuthorization current() {
        return tokens.get(PATH + "/current", List.of());
    }
}
