package muster.client.cloudomation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import muster.client.cloudomation.Property.Told;
import muster.client.wire.Fields;

/**
 * The properties of users, by the platform's names. The platform declares 37; {@code activation_code}, {@code otp_secret} and
 * {@code password} are told to nobody, so that neither lists nor users have them here. {@link CloudomationClient#properties} tells
 * of all 37.
 */
public final class UserProperties {
    public static final OrderedProperty<Instant> ACTIVATION_DEADLINE =
            time("activation_deadline", Told.PRIVATE_NULLABLE);
    public static final OrderedProperty<Instant> CREATED_AT = time("created_at", Told.ALWAYS);
    public static final OrderedProperty<UUID> CREATED_BY = id("created_by", Told.NULLABLE);
    public static final OrderedProperty<Instant> DELETED_AT = time("deleted_at", Told.NULLABLE);
    public static final OrderedProperty<UUID> DELETED_BY = id("deleted_by", Told.NULLABLE);
    public static final TextProperty DESCRIPTION = new TextProperty("description", Told.NULLABLE);
    public static final TextProperty EMAIL = new TextProperty("email", Told.PRIVATE_NULLABLE);
    public static final OrderedProperty<Long> FAILED_AUTH_COUNT = number("failed_auth_count", Told.PRIVATE);
    public static final TextProperty ICON = new TextProperty("icon", Told.NULLABLE);
    public static final OrderedProperty<UUID> ID = id("id", Told.ALWAYS);
    public static final Property<IdentityType> IDENTITY_TYPE = words("identity_type", IdentityType.class);
    public static final Property<Boolean> IS_ACTIVATED = flag("is_activated", Told.ALWAYS);
    public static final Property<Boolean> IS_ARCHIVED = flag("is_archived", Told.ALWAYS);
    public static final Property<Boolean> IS_DELETED = flag("is_deleted", Told.ALWAYS);
    public static final Property<Boolean> IS_ENABLED = flag("is_enabled", Told.ALWAYS);
    public static final Property<Boolean> IS_LOCKED_OUT = flag("is_locked_out", Told.PRIVATE);
    public static final Property<Boolean> IS_OPENED = flag("is_opened", Told.ALWAYS);
    public static final Property<Boolean> IS_PINNED = flag("is_pinned", Told.ALWAYS);
    public static final Property<Boolean> IS_READONLY = flag("is_readonly", Told.ALWAYS);
    public static final Property<Boolean> IS_TWOFA_ENABLED = flag("is_twofa_enabled", Told.PRIVATE);
    public static final OrderedProperty<Instant> LAST_ACTIVITY = time("last_activity", Told.PRIVATE_NULLABLE);
    public static final OrderedProperty<Instant> LAST_LOGIN = time("last_login", Told.PRIVATE_NULLABLE);
    public static final OrderedProperty<Instant> LAST_UI_ACTIVITY = time("last_ui_activity", Told.PRIVATE_NULLABLE);
    public static final OrderedProperty<Instant> MODIFIED_AT = time("modified_at", Told.ALWAYS);
    public static final OrderedProperty<UUID> MODIFIED_BY = id("modified_by", Told.NULLABLE);
    public static final TextProperty NAME = new TextProperty("name", Told.ALWAYS);
    public static final OrderedProperty<UUID> ORGANIZATION_ID = id("organization_id", Told.ALWAYS);
    public static final TextProperty PENDING_EMAIL = new TextProperty("pending_email", Told.PRIVATE_NULLABLE);
    public static final OrderedProperty<UUID> PROJECT_ID = id("project_id", Told.NULLABLE);
    public static final Property<RecordType> RECORD_TYPE = words("record_type", RecordType.class);
    public static final Property<ResourceType> RESOURCE_TYPE = words("resource_type", ResourceType.class);
    /** The names of the roles with commas between them, sorted. */
    public static final TextProperty ROLES = new TextProperty("roles", Told.ALWAYS);

    public static final OrderedProperty<Long> SIZE_BYTES = number("size_bytes", Told.ALWAYS);
    public static final OrderedProperty<UUID> WORKSPACE_ID = id("workspace_id", Told.ALWAYS);

    /** All of them, by name. */
    public static final List<Property<?>> ALL = List.of(
            ACTIVATION_DEADLINE,
            CREATED_AT,
            CREATED_BY,
            DELETED_AT,
            DELETED_BY,
            DESCRIPTION,
            EMAIL,
            FAILED_AUTH_COUNT,
            ICON,
            ID,
            IDENTITY_TYPE,
            IS_ACTIVATED,
            IS_ARCHIVED,
            IS_DELETED,
            IS_ENABLED,
            IS_LOCKED_OUT,
            IS_OPENED,
            IS_PINNED,
            IS_READONLY,
            IS_TWOFA_ENABLED,
            LAST_ACTIVITY,
            LAST_LOGIN,
            LAST_UI_ACTIVITY,
            MODIFIED_AT,
            MODIFIED_BY,
            NAME,
            ORGANIZATION_ID,
            PENDING_EMAIL,
            PROJECT_ID,
            RECORD_TYPE,
            RESOURCE_TYPE,
            ROLES,
            SIZE_BYTES,
            WORKSPACE_ID);

    private UserProperties() {}

    private static OrderedProperty<Instant> time(String name, Told told) {
        return new OrderedProperty<>(name, Instant.class, told, Fields::time);
    }

    private static OrderedProperty<UUID> id(String name, Told told) {
        return new OrderedProperty<>(name, UUID.class, told, Ids::of);
    }

    private static OrderedProperty<Long> number(String name, Told told) {
        return new OrderedProperty<>(name, Long.class, told, Fields::number);
    }

    private static Property<Boolean> flag(String name, Told told) {
        return new Property<>(name, Boolean.class, told, Fields::flag);
    }

    private static <E extends Enum<E>> Property<E> words(String name, Class<E> type) {
        return new Property<>(name, type, Told.ALWAYS, (fields, member) -> Words.of(fields, member, type));
    }
}
