package muster.client.arvados;

/** By what links are filtered and ordered. */
public final class LinkColumns {
    public static final UuidColumn UUID = new UuidColumn("uuid");
    public static final UuidColumn OWNER_UUID = new UuidColumn("owner_uuid");
    public static final TimeColumn CREATED_AT = new TimeColumn("created_at");
    public static final TimeColumn MODIFIED_AT = new TimeColumn("modified_at");
    /** {@code permission}, {@code signature} and others. */
    public static final TextColumn LINK_CLASS = new TextColumn("link_class");
    /** Of permissions, {@link PermissionLevel#word}. */
    public static final TextColumn NAME = new TextColumn("name");
    /** Who has the right. */
    public static final UuidColumn TAIL_UUID = new UuidColumn("tail_uuid");
    /** What it is a right to. */
    public static final UuidColumn HEAD_UUID = new UuidColumn("head_uuid");

    public static final JsonColumn PROPERTIES = new JsonColumn("properties");

    private LinkColumns() {}
}
