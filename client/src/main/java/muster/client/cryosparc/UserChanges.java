package muster.client.cryosparc;

import java.util.Optional;

/** What is to be another from now on; what is empty stays. The role is not among it: {@link Users#setRole} changes that. */
public record UserChanges(
        Optional<String> email, Optional<String> username, Optional<String> firstName, Optional<String> lastName) {
    /** Nothing yet. */
    public static final UserChanges NONE =
            new UserChanges(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Signs in at once, and the one before does no more. */
    public UserChanges withEmail(String text) {
        return new UserChanges(Optional.of(text), username, firstName, lastName);
    }

    public UserChanges withUsername(String text) {
        return new UserChanges(email, Optional.of(text), firstName, lastName);
    }

    public UserChanges withFirstName(String text) {
        return new UserChanges(email, username, Optional.of(text), lastName);
    }

    public UserChanges withLastName(String text) {
        return new UserChanges(email, username, firstName, Optional.of(text));
    }
}
