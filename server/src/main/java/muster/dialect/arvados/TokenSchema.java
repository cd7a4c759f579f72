package muster.dialect.arvados;

/** What is told of tokens, and by what they are listed. Source: Arvados API, api_client_authorizations. */
final class TokenSchema {
    static final String RESOURCE = "api_client_authorizations";
    static final String BODY = "api_client_authorization";
    static final String NAME = "ApiClientAuthorization";
    static final String KIND = "arvados#apiClientAuthorization";

    static final String SECRET = "api_token";

    static final Schema SCHEMA = Schema.of(NAME, ArvadosUuid.TOKEN)
            .with(Schema.Type.TEXT, "kind", "etag", "owner_uuid", SECRET)
            .with(Schema.Type.TEXTS, "scopes")
            .with(Schema.Type.TIME, "expires_at", "created_at")
            .with(Schema.Type.TEXT, "created_by_ip_address")
            .with(Schema.Type.TIME, "last_used_at")
            .with(Schema.Type.TEXT, "last_used_by_ip_address")
            .with(Schema.Type.TIME, "modified_at")
            .with(Schema.Type.TEXT, "modified_by_user_uuid");

    /** In the order in which records have them. */
    static final Columns COLUMNS = Columns.of(RESOURCE)
            .withComputed("kind")
            .with(Columns.Type.UUID, "uuid")
            .withComputed("etag")
            .with(Columns.Type.UUID, "owner_uuid")
            .with(Columns.Type.TEXT, SECRET)
            .with(Columns.Type.JSON, "scopes")
            .with(Columns.Type.TIME, "expires_at", "created_at")
            .with(Columns.Type.TEXT, "created_by_ip_address")
            .with(Columns.Type.TIME, "last_used_at")
            .with(Columns.Type.TEXT, "last_used_by_ip_address")
            .with(Columns.Type.TIME, "modified_at")
            .with(Columns.Type.UUID, "modified_by_user_uuid");

    private TokenSchema() {}
}
