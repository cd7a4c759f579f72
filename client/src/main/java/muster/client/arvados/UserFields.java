package muster.client.arvados;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a user is to be, or is to be otherwise. What is not given is the platform's affair for somebody new, and stays for others.
 * Null takes away. It never changes.
 */
public final class UserFields {
    /** Nothing: somebody new without name and address, or no change. */
    public static final UserFields NONE = new UserFields(Map.of());

    private final Map<String, @Nullable Object> fields;

    private UserFields(Map<String, @Nullable Object> fields) {
        this.fields = fields;
    }

    /** Need not be unique. With it the platform makes a username for somebody new, out of the part before the {@code @}. */
    public UserFields email(@Nullable String email) {
        return with(UserAttributes.EMAIL, email);
    }

    /**
     * Letters and digits that begin with a letter, unique. Of somebody new who has an address, one that is taken is numbered and
     * not refused.
     */
    public UserFields username(@Nullable String username) {
        return with(UserAttributes.USERNAME, username);
    }

    public UserFields firstName(@Nullable String name) {
        return with(UserAttributes.FIRST_NAME, name);
    }

    public UserFields lastName(@Nullable String name) {
        return with(UserAttributes.LAST_NAME, name);
    }

    /** What a provider of identities calls the person. */
    public UserFields identityUrl(@Nullable String url) {
        return with(UserAttributes.IDENTITY_URL, url);
    }

    /** Of older editions; nothing follows from it. */
    public UserFields defaultOwnerUuid(@Nullable String uuid) {
        return with(UserAttributes.DEFAULT_OWNER_UUID, uuid);
    }

    /** True sets up, too. Who was set up cannot be made inactive by this, but by {@link Users#unsetup}. */
    public UserFields active(boolean isActive) {
        return with(UserAttributes.IS_ACTIVE, isActive);
    }

    /** For active users. */
    public UserFields admin(boolean isAdmin) {
        return with(UserAttributes.IS_ADMIN, isAdmin);
    }

    /** In place of all that there are. */
    public UserFields prefs(Map<String, ?> prefs) {
        return with(UserAttributes.PREFS, Collections.unmodifiableMap(new LinkedHashMap<>(prefs)));
    }

    /** For somebody new, whose uuid the platform makes otherwise. */
    public UserFields uuid(String uuid) {
        return with(UserAttributes.UUID, Resource.requireUuid(uuid));
    }

    private UserFields with(Attribute<?> attribute, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(fields);
        more.put(attribute.name(), value);
        return new UserFields(Collections.unmodifiableMap(more));
    }

    Map<String, @Nullable Object> body() {
        return fields;
    }

    @Override
    public String toString() {
        return "UserFields" + fields.keySet();
    }
}
