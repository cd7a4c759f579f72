package muster.client.arvados;

import java.util.List;

/** What a user's record tells. Columns are filtered and ordered by; the rest can be selected only. */
public final class UserAttributes {
    public static final UuidColumn UUID = new UuidColumn("uuid");
    /** The system user, always. */
    public static final UuidColumn OWNER_UUID = new UuidColumn("owner_uuid");

    public static final TimeColumn CREATED_AT = new TimeColumn("created_at");
    public static final TimeColumn MODIFIED_AT = new TimeColumn("modified_at");
    public static final UuidColumn MODIFIED_BY_USER_UUID = new UuidColumn("modified_by_user_uuid");
    public static final TextColumn EMAIL = new TextColumn("email");
    public static final TextColumn USERNAME = new TextColumn("username");
    public static final TextColumn FIRST_NAME = new TextColumn("first_name");
    public static final TextColumn LAST_NAME = new TextColumn("last_name");
    public static final TextColumn IDENTITY_URL = new TextColumn("identity_url");
    /** Of older editions; nothing follows from it. */
    public static final UuidColumn DEFAULT_OWNER_UUID = new UuidColumn("default_owner_uuid");

    public static final FlagColumn IS_ACTIVE = new FlagColumn("is_active");
    public static final FlagColumn IS_ADMIN = new FlagColumn("is_admin");
    public static final JsonTextColumn PREFS = new JsonTextColumn("prefs");
    /** First and last name. */
    public static final Attribute<String> FULL_NAME = new Computed<>("full_name", Computed.Form.TEXT);
    /** Set up, or active. */
    public static final Attribute<Boolean> IS_INVITED = new Computed<>("is_invited", Computed.Form.FLAG);
    /** Who may change the record: uuids. Of older editions. */
    public static final Attribute<List<String>> WRITABLE_BY = new Computed<>("writable_by", Computed.Form.TEXTS);
    /** Whether the caller may change the record. */
    public static final Attribute<Boolean> CAN_WRITE = new Computed<>("can_write", Computed.Form.FLAG);
    /** Whether the caller may give others rights to the record. */
    public static final Attribute<Boolean> CAN_MANAGE = new Computed<>("can_manage", Computed.Form.FLAG);
    /** Another one after each change. */
    public static final Attribute<String> ETAG = new Computed<>("etag", Computed.Form.TEXT);

    /** All of them. */
    public static final List<Attribute<?>> ALL = List.of(
            UUID,
            OWNER_UUID,
            CREATED_AT,
            MODIFIED_AT,
            MODIFIED_BY_USER_UUID,
            EMAIL,
            USERNAME,
            FIRST_NAME,
            LAST_NAME,
            IDENTITY_URL,
            DEFAULT_OWNER_UUID,
            IS_ACTIVE,
            IS_ADMIN,
            PREFS,
            FULL_NAME,
            IS_INVITED,
            WRITABLE_BY,
            CAN_WRITE,
            CAN_MANAGE,
            ETAG);

    private UserAttributes() {}
}
