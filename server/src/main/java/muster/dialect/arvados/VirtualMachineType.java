package muster.dialect.arvados;

import java.util.Set;
import muster.model.Caller;
import muster.model.Holding;
import muster.model.Place;
import muster.model.Rank;
import muster.model.WellKnown;
import tools.jackson.databind.node.ObjectNode;

/** Virtual machines: hosts into which people may log in. Source: Arvados API, virtual machines. */
final class VirtualMachineType implements ThingType {
    static final String RESOURCE = "virtual_machines";
    static final String HOSTNAME = "hostname";

    static final Columns COLUMNS = CommonFields.columns(RESOURCE).with(Columns.Type.TEXT, HOSTNAME);

    static final Schema SCHEMA =
            CommonFields.schema("VirtualMachine", ArvadosUuid.VIRTUAL_MACHINE).with(Schema.Type.TEXT, HOSTNAME);

    @Override
    public ThingKind kind() {
        return ThingKind.VIRTUAL_MACHINE;
    }

    @Override
    public Columns columns() {
        return COLUMNS;
    }

    @Override
    public String nameAttribute() {
        return HOSTNAME;
    }

    @Override
    public Set<String> writable() {
        return Set.of();
    }

    @Override
    public void requireMayCreate(Caller caller) {
        if (!caller.isAtLeast(Rank.ADMINISTRATOR)) {
            throw ArvadosRefusal.permissionDenied("only administrators make virtual machines");
        }
    }

    /** All lie with the system unless somebody wants it otherwise, so that no two have the same hostname. */
    @Override
    public Place usualPlace() {
        return new Place.With(WellKnown.SYSTEM);
    }

    @Override
    public ObjectNode changes(Attributes wanted, Caller caller) {
        return ArvadosJson.object();
    }

    @Override
    public void show(ObjectNode record, Holding thing, ObjectNode document, ThingNames names) {
        record.put(HOSTNAME, thing.name().isEmpty() ? null : thing.name());
    }
}
