package muster.app;

import java.util.Optional;
import muster.directory.Identifiers;
import muster.directory.SiteReader.Fact;
import muster.directory.Store;
import muster.http.CannotServe;
import org.jspecify.annotations.Nullable;

/** Makes what is constant for an installation, at its first start. */
final class SiteFacts {
    private static final int CLUSTER_ID_LENGTH = 5;

    private SiteFacts() {}

    /**
     * @param wantedClusterId as the settings say; null for any
     * @return the cluster's id
     */
    static String ensure(Store store, Identifiers identifiers, @Nullable String wantedClusterId) {
        if (clusterId(store).isEmpty()) {
            store.write(writing -> {
                String clusterId = wantedClusterId == null ? identifiers.secret(CLUSTER_ID_LENGTH) : wantedClusterId;
                writing.site().setOnce(Fact.CLUSTER_ID, clusterId);
                writing.site().setOnce(Fact.ORGANIZATION_ID, identifiers.uuid().toString());
                writing.site().setOnce(Fact.WORKSPACE_ID, identifiers.uuid().toString());
                return writing.site()
                        .setOnce(Fact.INSTALLATION_ID, identifiers.uuid().toString());
            });
        }
        // Read again: of two servers that begin on one database, one comes first.
        String clusterId = clusterId(store).orElseThrow();
        if (wantedClusterId != null && !wantedClusterId.equals(clusterId)) {
            throw new CannotServe(
                    "cluster-id is " + clusterId + " since the first start and cannot become " + wantedClusterId + ".",
                    null);
        }
        return clusterId;
    }

    private static Optional<String> clusterId(Store store) {
        return store.read(reading -> reading.site().find(Fact.CLUSTER_ID));
    }
}
