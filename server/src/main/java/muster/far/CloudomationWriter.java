package muster.far;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import muster.client.cloudomation.CloudomationClient;
import muster.client.cloudomation.NewUser;
import muster.client.cloudomation.Role;
import muster.client.cloudomation.UserChanges;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;

/** Changes a Cloudomation workspace. An address is given once, because the person has to confirm another one. */
record CloudomationWriter(CloudomationClient client) implements FarWriter {

    @Override
    public Set<Field> writes() {
        return EnumSet.of(Field.USERNAME, Field.DESCRIPTION, Field.RANK, Field.STANDING);
    }

    @Override
    public @Nullable String refusal(FarPerson wanted) {
        return FarWriter.lackOfUsernameOrAddress(wanted);
    }

    @Override
    public String create(FarPerson wanted) {
        NewUser.Builder somebody = NewUser.named(
                        Objects.requireNonNull(wanted.username()), Objects.requireNonNull(wanted.email()))
                .roles(role(wanted));
        if (wanted.description() != null) {
            somebody.description(wanted.description());
        }
        return client.users().create(somebody.build()).id().toString();
    }

    private static String role(FarPerson wanted) {
        Rank rank = Objects.requireNonNull(wanted.rank());
        return switch (rank) {
            case VIEWER, PUBLISHER -> Role.DEFAULT;
            case AUDITOR -> Role.USER_AUDITOR;
            case MANAGER -> Role.WORKSPACE_ADMIN;
            case ADMINISTRATOR -> Role.ORGANIZATION_ADMIN;
        };
    }

    @Override
    public void update(String id, FarPerson wanted, Set<Field> fields) {
        UserChanges.Builder changes = UserChanges.changing();
        if (fields.contains(Field.USERNAME)) {
            changes.name(Objects.requireNonNull(wanted.username()));
        }
        if (fields.contains(Field.DESCRIPTION)) {
            if (wanted.description() == null) {
                changes.clearDescription();
            } else {
                changes.description(wanted.description());
            }
        }
        if (fields.contains(Field.RANK)) {
            changes.roles(role(wanted));
        }
        client.user(UUID.fromString(id)).update(changes.build());
    }

    @Override
    public void bar(String id) {
        client.user(UUID.fromString(id)).disable();
    }

    @Override
    public void free(String id) {
        client.user(UUID.fromString(id))
                .update(UserChanges.changing().enabled(true).archived(false).build());
    }

    @Override
    public void remove(String id) {
        client.user(UUID.fromString(id)).delete();
    }
}
