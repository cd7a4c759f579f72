package muster.far;

import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells in a sentence that says where, whatever goes wrong while a server is changed. */
record ToldWriter(FarAddress address, FarWriter writer) implements FarWriter {

    @Override
    public Set<Field> writes() {
        return writer.writes();
    }

    @Override
    public @Nullable String refusal(FarPerson wanted) {
        return writer.refusal(wanted);
    }

    @Override
    public String create(FarPerson wanted) {
        return asked(() -> writer.create(wanted));
    }

    @Override
    public void update(String id, FarPerson wanted, Set<Field> fields) {
        done(() -> writer.update(id, wanted, fields));
    }

    @Override
    public void bar(String id) {
        done(() -> writer.bar(id));
    }

    @Override
    public boolean tellsLockedFromNew() {
        return writer.tellsLockedFromNew();
    }

    @Override
    public void free(String id) {
        done(() -> writer.free(id));
    }

    @Override
    public String createGroup(String name) {
        return asked(() -> writer.createGroup(name));
    }

    @Override
    public void join(String groupId, String personId) {
        done(() -> writer.join(groupId, personId));
    }

    @Override
    public void leave(String groupId, String personId) {
        done(() -> writer.leave(groupId, personId));
    }

    @Override
    public boolean removes() {
        return writer.removes();
    }

    @Override
    public void remove(String id) {
        done(() -> writer.remove(id));
    }

    private <T> T asked(Supplier<T> act) {
        return ToldServer.told(address, act);
    }

    private void done(Runnable act) {
        ToldServer.told(address, () -> {
            act.run();
            return address;
        });
    }
}
