package muster.dialect.arvados;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import muster.dialect.Dialect;
import muster.directory.Directory;
import muster.directory.FailureLimit;
import muster.directory.Portrayal;
import muster.directory.SignIns;
import muster.http.ErrorShape;
import muster.http.Mount;
import muster.http.Routes;
import muster.model.Policy;

/** The Arvados door: the API under {@code /arvados/v1}, and the document under {@code /discovery} from which clients learn it. */
public final class ArvadosDialect implements Dialect {
    static final String API = "/arvados/v1";
    static final String DISCOVERY = "/discovery";

    private final List<Mount> mounts;
    private final Portrayal portrayal;

    /**
     * @param policy the one that the directory goes by
     * @param failures the counter of failed sign-ins that all doors share
     */
    public ArvadosDialect(
            Directory directory, Policy policy, ArvadosSettings settings, InstantSource clock, FailureLimit failures) {
        this(directory, settings, clock, resources(directory, policy, settings, clock, failures));
    }

    /** @param resources all but the configuration, which is always there */
    ArvadosDialect(Directory directory, ArvadosSettings settings, InstantSource clock, List<Resource> resources) {
        List<Resource> all = new ArrayList<>(resources);
        all.add(new ArvadosConfig(settings));
        Endpoints api = Endpoints.of(all);
        Endpoints discovery = Endpoints.of(List.of(new DiscoveryDocument(api, settings, clock)));
        ArvadosTokens tokens = new ArvadosTokens(directory.keys(), new TokenUuids(settings.clusterId()));
        ErrorShape errors = new ArvadosErrors(clock);
        mounts = List.of(
                mount(API, routes(API, api, tokens, settings), errors),
                mount(DISCOVERY, routes(DISCOVERY, discovery, tokens, settings), errors));
        portrayal = new ArvadosPortrayal(
                new UserRecords(directory, settings, clock),
                new ArvadosIds(directory.names(), settings.clusterId()),
                new SignIns(directory.credentials(), directory.secondFactors(), ArvadosNames.DOOR, clock));
    }

    private static List<Resource> resources(
            Directory directory, Policy policy, ArvadosSettings settings, InstantSource clock, FailureLimit failures) {
        List<Resource> all = new ArrayList<>();
        ArvadosTokens tokens = new ArvadosTokens(directory.keys(), new TokenUuids(settings.clusterId()));
        all.addAll(UserResources.of(directory, policy, settings, clock, tokens));
        all.addAll(ThingResources.of(directory, settings, clock));
        all.addAll(TokenResources.of(directory, settings, clock, failures));
        all.addAll(LinkResources.of(directory, settings));
        return all;
    }

    private static Routes routes(String prefix, Endpoints endpoints, ArvadosTokens tokens, ArvadosSettings settings) {
        Routes routes = new Routes();
        endpoints.byTemplate().values().forEach(path -> new EndpointPath(prefix, path, tokens, settings).addTo(routes));
        EndpointPath.addElsewhere(routes);
        return routes;
    }

    private static Mount mount(String prefix, Routes routes, ErrorShape errors) {
        return Mount.of(ArvadosTokens.DOOR, prefix, routes, errors)
                .withHeadFromGet()
                .withRunsOfSlashes();
    }

    @Override
    public String name() {
        return ArvadosTokens.DOOR;
    }

    @Override
    public List<Mount> mounts() {
        return mounts;
    }

    @Override
    public Optional<Portrayal> portrayal() {
        return Optional.of(portrayal);
    }
}
