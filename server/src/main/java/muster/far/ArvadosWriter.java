package muster.far;

import java.util.EnumSet;
import java.util.Set;
import muster.client.arvados.ArvadosClient;
import muster.client.arvados.PermissionLevel;
import muster.client.arvados.Setup;
import muster.client.arvados.UserFields;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;

/** Changes an Arvados cluster. Being in a group is a permission to read it. */
record ArvadosWriter(ArvadosClient client) implements FarWriter {

    @Override
    public Set<Field> writes() {
        return EnumSet.complementOf(EnumSet.of(Field.DESCRIPTION));
    }

    @Override
    public @Nullable String refusal(FarPerson wanted) {
        return wanted.email() == null ? "The platform needs an e-mail address." : null;
    }

    @Override
    public String create(FarPerson wanted) {
        UserFields fields = fields(wanted, writes());
        return client.users()
                .create(wanted.activated() ? fields.active(true) : fields)
                .uuid();
    }

    private static UserFields fields(FarPerson wanted, Set<Field> some) {
        UserFields fields = UserFields.NONE;
        if (some.contains(Field.USERNAME) && wanted.username() != null) {
            fields = fields.username(wanted.username());
        }
        if (some.contains(Field.EMAIL)) {
            fields = fields.email(wanted.email());
        }
        if (some.contains(Field.NAMES)) {
            fields = fields.firstName(wanted.givenName()).lastName(wanted.familyName());
        }
        return some.contains(Field.RANK) ? fields.admin(wanted.rank() == Rank.ADMINISTRATOR) : fields;
    }

    @Override
    public void update(String id, FarPerson wanted, Set<Field> fields) {
        client.users().update(id, fields(wanted, fields));
    }

    @Override
    public boolean tellsLockedFromNew() {
        return false;
    }

    /** What the platform has for it: not active, in no group, tokens ended. */
    @Override
    public void bar(String id) {
        client.users().unsetup(id);
    }

    @Override
    public void free(String id) {
        client.users().setup(Setup.of(id));
        client.users().activate(id);
    }

    @Override
    public String createGroup(String name) {
        return client.groups().createRole(name).uuid();
    }

    @Override
    public void join(String groupId, String personId) {
        client.links().permit(PermissionLevel.CAN_READ, personId, groupId);
    }

    /** There may be several: each level is a link of its own. */
    @Override
    public void leave(String groupId, String personId) {
        client.links()
                .membersOf(groupId)
                .filter(link -> link.tailUuid().filter(personId::equals).isPresent())
                .toList()
                .forEach(link -> client.links().delete(link.uuid()));
    }

    @Override
    public void remove(String id) {
        client.users().delete(id);
    }
}
