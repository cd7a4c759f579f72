package muster.far;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import muster.client.connect.ConnectClient;
import muster.client.connect.NewUser;
import muster.client.connect.UserChanges;
import muster.client.connect.UserRole;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;

/** Changes a Posit Connect server. Nothing is removed there: the platform removes nobody. */
record ConnectWriter(ConnectClient client) implements FarWriter {

    @Override
    public Set<Field> writes() {
        return EnumSet.complementOf(EnumSet.of(Field.DESCRIPTION));
    }

    @Override
    public @Nullable String refusal(FarPerson wanted) {
        return FarWriter.lackOfUsernameOrAddress(wanted);
    }

    @Override
    public String create(FarPerson wanted) {
        NewUser.Builder somebody = NewUser.named(Objects.requireNonNull(wanted.username()))
                .email(Objects.requireNonNull(wanted.email()))
                .role(role(wanted))
                .mustSetPassword();
        if (wanted.givenName() != null) {
            somebody.firstName(wanted.givenName());
        }
        if (wanted.familyName() != null) {
            somebody.lastName(wanted.familyName());
        }
        return client.users().create(somebody.build()).guid();
    }

    private static UserRole role(FarPerson wanted) {
        Rank rank = Objects.requireNonNull(wanted.rank());
        return switch (rank) {
            case VIEWER -> UserRole.VIEWER;
            case PUBLISHER, AUDITOR, MANAGER -> UserRole.PUBLISHER;
            case ADMINISTRATOR -> UserRole.ADMINISTRATOR;
        };
    }

    @Override
    public void update(String id, FarPerson wanted, Set<Field> fields) {
        UserChanges.Builder changes = UserChanges.changing();
        if (fields.contains(Field.USERNAME)) {
            changes.username(Objects.requireNonNull(wanted.username()));
        }
        if (fields.contains(Field.EMAIL)) {
            changes.email(Objects.requireNonNull(wanted.email()));
        }
        if (fields.contains(Field.NAMES)) {
            changes.firstName(Objects.requireNonNullElse(wanted.givenName(), ""));
            changes.lastName(Objects.requireNonNullElse(wanted.familyName(), ""));
        }
        if (fields.contains(Field.RANK)) {
            changes.role(role(wanted));
        }
        client.users().get(id).update(changes.build());
    }

    /** Who asks is never barred: {@link PushMaking} leaves him out. */
    @Override
    public void bar(String id) {
        client.users().get(id).lock(true);
    }

    @Override
    public void free(String id) {
        client.users().get(id).unlock();
    }

    @Override
    public String createGroup(String name) {
        return client.groups().create(name).guid();
    }

    @Override
    public void join(String groupId, String personId) {
        client.groups().get(groupId).add(client.users().get(personId));
    }

    @Override
    public void leave(String groupId, String personId) {
        client.groups().get(groupId).remove(client.users().get(personId));
    }

    @Override
    public boolean removes() {
        return false;
    }
}
