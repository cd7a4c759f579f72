package muster.client.arvados;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import muster.client.wire.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A user as he was when the server told of him. It never changes. Two are equal when all that was told is.
 *
 * <p>What was not told, because it was not selected or because the caller may not know it, is not taken for what there is none of:
 * asking for it is an {@link IllegalStateException}, and {@link #tells} knows beforehand. Of others, people who are no
 * administrators are told uuid, e-mail, username, names, the three states, {@code canWrite} and {@code canManage}.
 */
public final class User {
    private static final List<Attribute<?>> ALWAYS = List.of(
            UserAttributes.UUID,
            UserAttributes.EMAIL,
            UserAttributes.USERNAME,
            UserAttributes.FIRST_NAME,
            UserAttributes.LAST_NAME,
            UserAttributes.IS_ACTIVE,
            UserAttributes.IS_ADMIN,
            UserAttributes.IS_INVITED);

    private final Map<Attribute<?>, Optional<?>> told;

    private User(Map<Attribute<?>, Optional<?>> told) {
        this.told = told;
    }

    /** @param isWhole whether nothing was selected */
    static User of(Fields fields, boolean isWhole) {
        Map<Attribute<?>, Optional<?>> told = new LinkedHashMap<>();
        for (Attribute<?> attribute : UserAttributes.ALL) {
            if (fields.has(attribute.name())) {
                told.put(attribute, UserValues.read(fields, attribute));
            } else if (isWhole && ALWAYS.contains(attribute)) {
                throw fields.misunderstood(attribute.name(), "told");
            }
        }
        return new User(told);
    }

    public boolean tells(Attribute<?> attribute) {
        return told.containsKey(attribute);
    }

    /**
     * @return empty for what there is none of
     * @throws IllegalStateException when it was not told
     */
    @SuppressWarnings("unchecked") // Each value was read by its attribute.
    public <T> Optional<T> get(Attribute<T> attribute) {
        Optional<?> value = told.get(attribute);
        if (value == null) {
            throw new IllegalStateException("the server was not asked for this user's " + attribute.name()
                    + ", or does not tell it to this caller");
        }
        return (Optional<T>) value;
    }

    private <T> T required(Attribute<T> attribute) {
        return get(attribute).orElseThrow();
    }

    public String uuid() {
        return required(UserAttributes.UUID);
    }

    public Optional<String> email() {
        return get(UserAttributes.EMAIL);
    }

    public Optional<String> username() {
        return get(UserAttributes.USERNAME);
    }

    public Optional<String> firstName() {
        return get(UserAttributes.FIRST_NAME);
    }

    public Optional<String> lastName() {
        return get(UserAttributes.LAST_NAME);
    }

    /** First and last name; empty when there is neither. */
    public String fullName() {
        return get(UserAttributes.FULL_NAME).orElse("");
    }

    public Optional<String> identityUrl() {
        return get(UserAttributes.IDENTITY_URL);
    }

    public boolean isActive() {
        return required(UserAttributes.IS_ACTIVE);
    }

    public boolean isAdmin() {
        return required(UserAttributes.IS_ADMIN);
    }

    /** Set up, or active. */
    public boolean isInvited() {
        return required(UserAttributes.IS_INVITED);
    }

    /** What programs keep with the user: texts, numbers, booleans, nulls, lists and maps, which cannot be changed. */
    public Map<String, Object> prefs() {
        return get(UserAttributes.PREFS).orElse(Map.of());
    }

    public Optional<Instant> createdAt() {
        return get(UserAttributes.CREATED_AT);
    }

    public Optional<Instant> modifiedAt() {
        return get(UserAttributes.MODIFIED_AT);
    }

    /** Whether the caller may change this user. */
    public boolean canWrite() {
        return get(UserAttributes.CAN_WRITE).orElse(false);
    }

    /** Whether the caller may give others rights to this user. */
    public boolean canManage() {
        return get(UserAttributes.CAN_MANAGE).orElse(false);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof User user && told.equals(user.told);
    }

    @Override
    public int hashCode() {
        return told.hashCode();
    }

    /** The uuid alone, if that was told. */
    @Override
    public String toString() {
        return "User[" + (tells(UserAttributes.UUID) ? uuid() : "whose uuid was not asked for") + "]";
    }
}
