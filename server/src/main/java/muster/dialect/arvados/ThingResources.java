package muster.dialect.arvados;

import java.time.InstantSource;
import java.util.List;
import muster.directory.Directory;

/** Puts together what answers for groups, and for the things that people own. */
final class ThingResources {
    private final Directory directory;
    private final ArvadosSettings settings;
    private final ArvadosIds ids;
    private final ThingUuids uuids;
    private final Owners owners;

    private ThingResources(Directory directory, ArvadosSettings settings) {
        this.directory = directory;
        this.settings = settings;
        ids = new ArvadosIds(directory.names(), settings.clusterId());
        uuids = new ThingUuids(settings.clusterId());
        owners = new Owners(directory, ids, uuids);
    }

    static List<Resource> of(Directory directory, ArvadosSettings settings, InstantSource clock) {
        return new ThingResources(directory, settings).all(clock);
    }

    private List<Resource> all(InstantSource clock) {
        UniqueNames names = new UniqueNames(clock);
        ThingType collection = new CollectionType();
        ThingType machine = new VirtualMachineType();
        ThingType key = new AuthorizedKeyType(ids);
        Things machines = things(machine);
        return List.of(
                new ArvadosGroups(
                        new RoleGroups(directory.groups(), ids, owners, settings),
                        things(new ProjectType()),
                        new GroupRights(directory.rights(), ids),
                        names),
                new ThingResource(collection, CollectionType.SCHEMA, "collection", things(collection), names),
                new ThingResource(machine, VirtualMachineType.SCHEMA, "virtual_machine", machines, names),
                new VirtualMachineLogins(directory, ids, uuids, machines, clock),
                new ThingResource(key, AuthorizedKeyType.SCHEMA, "authorized_key", things(key), names),
                new ArvadosLogs(directory.ledger(), new LogRecords(directory, ids, uuids, finder(), settings)));
    }

    private Things things(ThingType type) {
        return new Things(type, directory.estate(), owners, uuids, new ThingRecords(type, uuids, finder()));
    }

    private ThingNames.Finder finder() {
        return new ThingNames.Finder(directory, ids, uuids, settings);
    }
}
