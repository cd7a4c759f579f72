package muster.dialect.arvados;

import java.util.List;
import muster.directory.Directory;

/** Puts together what answers for links, and for the agreements that are told by them. */
final class LinkResources {
    private final Directory directory;
    private final ArvadosSettings settings;
    private final String cluster;
    private final ArvadosIds ids;
    private final ThingUuids things;
    private final LinkEnds ends;
    private final GrantLinks grants;

    private LinkResources(Directory directory, ArvadosSettings settings) {
        this.directory = directory;
        this.settings = settings;
        cluster = settings.clusterId();
        ids = new ArvadosIds(directory.names(), cluster);
        things = new ThingUuids(cluster);
        ends = new LinkEnds(directory, ids, things);
        grants = new GrantLinks(directory, ends, cluster);
    }

    static List<Resource> of(Directory directory, ArvadosSettings settings) {
        return new LinkResources(directory, settings).all();
    }

    static SetupLogins logins(Directory directory, ArvadosSettings settings) {
        var parts = new LinkResources(directory, settings);
        return new SetupLogins(parts.ends, parts.grants, settings);
    }

    private List<Resource> all() {
        var finder = new ThingNames.Finder(directory, ids, things, settings);
        var signatures = new SignatureLinks(directory, ends, things, cluster);
        List<LinkSource> sources = List.of(
                new UserLinks(directory, ends, new SystemLinks(ids, settings), grants, cluster),
                grants,
                new AgreementLinks(directory, ids, things, cluster),
                signatures,
                new KeptLinks(directory, ids, new Owners(directory, ids, things), finder, cluster));
        Links links = new Links(sources, ends, cluster);
        var collections = new ThingRecords(new CollectionType(), things, finder);
        return List.of(
                new ArvadosLinks(directory, links, ends),
                new ArvadosUserAgreements(directory, ids, collections, signatures));
    }
}
