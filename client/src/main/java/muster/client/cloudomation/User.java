package muster.client.cloudomation;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import muster.client.wire.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A user as it was when the server told of it. It never changes. A server leaves out what the caller may not read or did not
 * select; asking for that is an {@link IllegalStateException}, lest it be taken for having none. {@link #tells} knows beforehand.
 * Two are equal when all that was told is.
 */
public final class User {
    private final Map<Property<?>, Optional<?>> told;
    private final @Nullable String etag;

    private User(Map<Property<?>, Optional<?>> told, @Nullable String etag) {
        this.told = told;
        this.etag = etag;
    }

    /** @param selected what has to be there, but for what may be kept from the caller */
    static User of(Fields fields, Collection<Property<?>> selected, @Nullable String etag) {
        Map<Property<?>, Optional<?>> told = new LinkedHashMap<>();
        for (Property<?> property : UserProperties.ALL) {
            if (fields.value(property.name()).isPresent()) {
                told.put(property, Optional.of(property.of(fields)));
            } else if (fields.has(property.name()) && property.isNullable()) {
                told.put(property, Optional.empty());
            } else if (fields.has(property.name()) || !property.isPrivate() && isWanted(property, selected)) {
                throw fields.misunderstood(property.name(), "there");
            }
        }
        return new User(told, etag);
    }

    static User of(Fields fields) {
        return of(fields, UserProperties.ALL, null);
    }

    private static boolean isWanted(Property<?> property, Collection<Property<?>> selected) {
        return property.equals(UserProperties.ID) || selected.contains(property);
    }

    /** Whether the server told of this, be it that there is none. */
    public boolean tells(Property<?> property) {
        return told.containsKey(property);
    }

    /**
     * What a property holds; empty when there is none.
     *
     * @throws IllegalStateException when the server left it out
     */
    public <T> Optional<T> get(Property<T> property) {
        Optional<?> value = told.get(property);
        if (value == null) {
            throw new IllegalStateException(
                    property.name() + " was left out: it was not selected, or the caller may not read it");
        }
        return value.map(property.type()::cast);
    }

    private <T> T told(Property<T> property) {
        return get(property).orElseThrow();
    }

    /** Until when an invitation or a change of address may be answered. */
    public Optional<Instant> activationDeadline() {
        return get(UserProperties.ACTIVATION_DEADLINE);
    }

    public Instant createdAt() {
        return told(UserProperties.CREATED_AT);
    }

    /** Empty for the first one of all. */
    public Optional<UUID> createdBy() {
        return get(UserProperties.CREATED_BY);
    }

    /** When it was put into the trash. */
    public Optional<Instant> deletedAt() {
        return get(UserProperties.DELETED_AT);
    }

    /** Who put it into the trash. */
    public Optional<UUID> deletedBy() {
        return get(UserProperties.DELETED_BY);
    }

    /** An empty text is another thing than none. */
    public Optional<String> description() {
        return get(UserProperties.DESCRIPTION);
    }

    /** The address that was confirmed. */
    public Optional<String> email() {
        return get(UserProperties.EMAIL);
    }

    /** Wrong passwords and codes in a row. */
    public long failedAuthCount() {
        return told(UserProperties.FAILED_AUTH_COUNT);
    }

    /** A {@code data:} address of a PNG or SVG, or the text of an SVG. */
    public Optional<String> icon() {
        return get(UserProperties.ICON);
    }

    /** Never given to somebody else. */
    public UUID id() {
        return told(UserProperties.ID);
    }

    public IdentityType identityType() {
        return told(UserProperties.IDENTITY_TYPE);
    }

    /** Whether the first invitation was accepted. */
    public boolean isActivated() {
        return told(UserProperties.IS_ACTIVATED);
    }

    /** Whether it is retired: without log-in, and not in usual lists. */
    public boolean isArchived() {
        return told(UserProperties.IS_ARCHIVED);
    }

    /** Whether it lies in the trash. */
    public boolean isDeleted() {
        return told(UserProperties.IS_DELETED);
    }

    /** Whether it may use the system. */
    public boolean isEnabled() {
        return told(UserProperties.IS_ENABLED);
    }

    /** Whether too many tries have locked it. */
    public boolean isLockedOut() {
        return told(UserProperties.IS_LOCKED_OUT);
    }

    /** Whether the caller has it open. */
    public boolean isOpened() {
        return told(UserProperties.IS_OPENED);
    }

    /** Whether the caller has pinned it. */
    public boolean isPinned() {
        return told(UserProperties.IS_PINNED);
    }

    /** Whether it is guarded against changes. */
    public boolean isReadonly() {
        return told(UserProperties.IS_READONLY);
    }

    public boolean isTwofaEnabled() {
        return told(UserProperties.IS_TWOFA_ENABLED);
    }

    /** The last request, to about a minute. */
    public Optional<Instant> lastActivity() {
        return get(UserProperties.LAST_ACTIVITY);
    }

    /** The last complete log-in. */
    public Optional<Instant> lastLogin() {
        return get(UserProperties.LAST_LOGIN);
    }

    /** The last request out of a user interface. */
    public Optional<Instant> lastUiActivity() {
        return get(UserProperties.LAST_UI_ACTIVITY);
    }

    /** Moves with each real change of what is stored; the trash, locks, marks and stamps are none. */
    public Instant modifiedAt() {
        return told(UserProperties.MODIFIED_AT);
    }

    public Optional<UUID> modifiedBy() {
        return get(UserProperties.MODIFIED_BY);
    }

    /** As it logs in. */
    public String name() {
        return told(UserProperties.NAME);
    }

    public UUID organizationId() {
        return told(UserProperties.ORGANIZATION_ID);
    }

    /** An address that has still to be confirmed. */
    public Optional<String> pendingEmail() {
        return get(UserProperties.PENDING_EMAIL);
    }

    public Optional<UUID> projectId() {
        return get(UserProperties.PROJECT_ID);
    }

    public RecordType recordType() {
        return told(UserProperties.RECORD_TYPE);
    }

    public ResourceType resourceType() {
        return told(UserProperties.RESOURCE_TYPE);
    }

    /** The names of its roles, of which {@link Role} has those that every workspace has. */
    public Set<String> roles() {
        return Arrays.stream(told(UserProperties.ROLES).split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Bytes of name, description and icon. */
    public long sizeBytes() {
        return told(UserProperties.SIZE_BYTES);
    }

    public UUID workspaceId() {
        return told(UserProperties.WORKSPACE_ID);
    }

    /** Names this state of the record; told when one user was asked for alone. */
    public Optional<String> etag() {
        return Optional.ofNullable(etag);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof User user && told.equals(user.told);
    }

    @Override
    public int hashCode() {
        return told.hashCode();
    }

    @Override
    public String toString() {
        String name = tells(UserProperties.NAME) ? name() + ", " : "";
        return "User[" + name + id() + "]";
    }
}
