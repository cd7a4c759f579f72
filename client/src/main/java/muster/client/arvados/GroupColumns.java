package muster.client.arvados;

/** By what groups are filtered and ordered. */
public final class GroupColumns {
    public static final UuidColumn UUID = new UuidColumn("uuid");
    public static final UuidColumn OWNER_UUID = new UuidColumn("owner_uuid");
    public static final TimeColumn CREATED_AT = new TimeColumn("created_at");
    public static final TimeColumn MODIFIED_AT = new TimeColumn("modified_at");
    public static final TextColumn NAME = new TextColumn("name");
    /** Compared with {@link GroupClass#word}. */
    public static final TextColumn GROUP_CLASS = new TextColumn("group_class");

    public static final TextColumn DESCRIPTION = new TextColumn("description");
    public static final JsonColumn PROPERTIES = new JsonColumn("properties");

    private GroupColumns() {}
}
