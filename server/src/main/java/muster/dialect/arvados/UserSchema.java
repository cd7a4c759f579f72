package muster.dialect.arvados;

/** What the discovery document says of users. */
final class UserSchema {
    static final Schema SCHEMA = Schema.of(ArvadosUsers.SCHEMA, ArvadosUuid.USER)
            .with(Schema.Type.TEXT, "kind", "href", "etag", "owner_uuid")
            .with(Schema.Type.TIME, "created_at")
            .with(Schema.Type.TEXT, "modified_by_client_uuid", "modified_by_user_uuid")
            .with(Schema.Type.TIME, "modified_at")
            .with(Schema.Type.TEXT, "email", "username", "first_name", "last_name", "full_name")
            .with(Schema.Type.TEXT, UserColumns.IDENTITY_URL, UserColumns.DEFAULT_OWNER)
            .with(Schema.Type.OBJECT, "prefs")
            .with(Schema.Type.BOOLEAN, "is_active", "is_admin", "is_invited", "can_write", "can_manage")
            .with(Schema.Type.TEXTS, "writable_by");

    private UserSchema() {}
}
