package muster.dialect.arvados;

import java.util.List;
import java.util.Map;
import muster.directory.WireNaming;
import muster.directory.WireNaming.Thing;
import muster.model.WellKnown;

/** What this door calls accounts and groups: uuids that cannot be computed from the directory's ids, which are longer. */
public final class ArvadosNames {
    public static final String DOOR = ArvadosTokens.DOOR;

    private static final int BODY_LENGTH = 15;
    /** With which the uuids of users made here begin, so that the uuids of their system links can be told from them. */
    private static final String FIRST = "0";

    private ArvadosNames() {}

    /** @param clusterId the five letters or digits with which every uuid made here begins */
    public static List<WireNaming> namings(String clusterId) {
        String user = clusterId + "-" + ArvadosUuid.USER + "-";
        String group = clusterId + "-" + ArvadosUuid.GROUP + "-";
        return List.of(
                new WireNaming(
                        DOOR,
                        ArvadosUuid.USER,
                        Thing.ACCOUNT,
                        identifiers -> user + FIRST + identifiers.secret(BODY_LENGTH - FIRST.length()),
                        Map.of(
                                WellKnown.SYSTEM.toString(), user + "000000000000000",
                                WellKnown.ANONYMOUS.toString(), user + "anonymouspublic")),
                new WireNaming(
                        DOOR,
                        ArvadosUuid.GROUP,
                        Thing.GROUP,
                        identifiers -> group + identifiers.secret(BODY_LENGTH),
                        Map.of(
                                WellKnown.SYSTEM_GROUP.toString(), group + "000000000000000",
                                WellKnown.ALL_USERS.toString(), group + "fffffffffffffff",
                                WellKnown.ANONYMOUS_USERS.toString(), group + "anonymouspublic")));
    }
}
