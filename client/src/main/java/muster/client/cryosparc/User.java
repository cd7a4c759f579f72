package muster.client.cryosparc;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import muster.client.Secret;
import muster.client.wire.Fields;
import org.jspecify.annotations.Nullable;

/**
 * An account as it was when the server told of it. What the server leaves out has the default of the vendor's class.
 *
 * @param emails the first one signs in
 * @param createdByUserId the id of the administrator who made it
 * @param name the username, which does not sign in
 * @param status {@code invited}, also of those who registered: the vendor's class knows no other word
 * @param roles by the part of the platform in which they hold; {@link #role} is the one for all
 * @param registerToken the code to register with; told to administrators alone, like the next one
 * @param resetToken the code to set another password with
 * @param lastPasswordChangedAt empty until there is a password
 * @param preferences texts, numbers, truths, null, and lists and maps of them
 * @param lanes where it may queue; administrators may everywhere
 */
public record User(
        String id,
        Instant updatedAt,
        Instant createdAt,
        List<Email> emails,
        Optional<String> createdByUserId,
        String name,
        String firstName,
        String lastName,
        String status,
        Profile profile,
        Map<String, List<Role>> roles,
        Optional<Secret> registerToken,
        Optional<Secret> resetToken,
        Optional<Instant> lastPasswordChangedAt,
        Services services,
        UserState state,
        Map<String, @Nullable Object> preferences,
        FileBrowserSettings fileBrowserSettings,
        List<String> lanes) {
    private static final String EVERYWHERE = "__global_roles__";

    public User {
        emails = List.copyOf(emails);
        roles = roles.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, each -> List.copyOf(each.getValue())));
        preferences = Collections.unmodifiableMap(new LinkedHashMap<>(preferences));
        lanes = List.copyOf(lanes);
    }

    static User of(Fields fields) {
        return new User(
                fields.text("_id"),
                fields.timeIfAny("updated_at").orElse(Instant.EPOCH),
                fields.timeIfAny("created_at").orElse(Instant.EPOCH),
                Values.objects(fields, "emails", Email::of),
                fields.textIfAny("created_by_user_id"),
                fields.text("name"),
                fields.text("first_name"),
                fields.text("last_name"),
                fields.textIfAny("status").orElse("invited"),
                Values.object(fields, "profile", Profile::of).orElse(Profile.NONE),
                Values.object(fields, "roles", User::roles).orElse(Map.of()),
                Values.secret(fields, "register_token"),
                Values.secret(fields, "reset_token"),
                fields.timeIfAny("last_password_changed_at"),
                Values.object(fields, "services", Services::of).orElse(Services.NONE),
                Values.object(fields, "state", UserState::of).orElse(UserState.NONE),
                Values.map(fields, "preferences"),
                Values.object(fields, "file_browser_settings", FileBrowserSettings::of)
                        .orElse(FileBrowserSettings.NONE),
                Values.texts(fields, "lanes"));
    }

    private static Map<String, List<Role>> roles(Fields fields) {
        Map<String, List<Role>> roles = new LinkedHashMap<>();
        for (String where : fields.names()) {
            List<Role> here = fields.texts(where).stream()
                    .map(word -> Role.of(word).orElseThrow(() -> fields.misunderstood(where, "a list of roles")))
                    .toList();
            roles.put(where, here);
        }
        return roles;
    }

    /** What holds everywhere. */
    public Role role() {
        return roles.getOrDefault(EVERYWHERE, List.of()).contains(Role.ADMIN) ? Role.ADMIN : Role.USER;
    }

    /** The address that signs in. */
    public Optional<String> email() {
        return emails.stream().map(Email::address).findFirst();
    }
}
