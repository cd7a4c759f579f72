package muster.directory;

import java.util.Optional;

/** Looks up what is constant for this installation. */
public interface SiteReader {

    /** Names of what is kept. */
    enum Fact {
        /** Five letters or digits that stand in some platforms' ids. */
        CLUSTER_ID,
        ORGANIZATION_ID,
        WORKSPACE_ID,
        INSTALLATION_ID,
        /** Which key seals what is sealed in the database. */
        DATA_KEY_ID,
        /** Set for good when the first administrator was made. */
        SET_UP_AT
    }

    Optional<String> find(Fact fact);
}
