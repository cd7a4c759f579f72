package muster.dialect.arvados;

import java.time.InstantSource;
import java.util.List;
import muster.directory.Directory;
import muster.directory.FailureLimit;

/** Puts together what answers for tokens. */
final class TokenResources {
    private TokenResources() {}

    static List<Resource> of(
            Directory directory, ArvadosSettings settings, InstantSource clock, FailureLimit failures) {
        ArvadosIds ids = new ArvadosIds(directory.names(), settings.clusterId());
        TokenUuids uuids = new TokenUuids(settings.clusterId());
        TokenRecords records = new TokenRecords(ids, uuids);
        NewTokens newTokens = new NewTokens(settings, clock);
        return List.of(
                new ArvadosAuthorizations(directory, ids, uuids, records, newTokens),
                new UserAuthentication(directory.logins(), failures, newTokens, records));
    }
}
