package muster.far;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import muster.client.cryosparc.NewUser;
import muster.client.cryosparc.Role;
import muster.client.cryosparc.UserChanges;
import muster.client.cryosparc.Users;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;

/** Changes a CryoSPARC instance. The platform can remove people and not lock them. */
record CryosparcWriter(Users users) implements FarWriter {

    @Override
    public Set<Field> writes() {
        return EnumSet.of(Field.USERNAME, Field.EMAIL, Field.NAMES, Field.RANK);
    }

    @Override
    public @Nullable String refusal(FarPerson wanted) {
        return FarWriter.lackOfUsernameOrAddress(wanted);
    }

    @Override
    public String create(FarPerson wanted) {
        String email = Objects.requireNonNull(wanted.email());
        String username = Objects.requireNonNull(wanted.username());
        return users.create(NewUser.of(email, username)
                        .named(text(wanted.givenName()), text(wanted.familyName()))
                        .withRole(role(wanted)))
                .id();
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static Role role(FarPerson wanted) {
        return wanted.rank() == Rank.ADMINISTRATOR ? Role.ADMIN : Role.USER;
    }

    @Override
    public void update(String id, FarPerson wanted, Set<Field> fields) {
        UserChanges changes = UserChanges.NONE;
        if (fields.contains(Field.USERNAME)) {
            changes = changes.withUsername(Objects.requireNonNull(wanted.username()));
        }
        if (fields.contains(Field.EMAIL)) {
            changes = changes.withEmail(Objects.requireNonNull(wanted.email()));
        }
        if (fields.contains(Field.NAMES)) {
            changes = changes.withFirstName(text(wanted.givenName())).withLastName(text(wanted.familyName()));
        }
        if (!changes.equals(UserChanges.NONE)) {
            users.update(id, changes);
        }
        if (fields.contains(Field.RANK)) {
            users.setRole(id, role(wanted));
        }
    }

    @Override
    public void remove(String id) {
        users.delete(id);
    }
}
