package muster.far;

import java.util.List;
import muster.client.ClientOptions;
import muster.client.Secret;

/** The platforms that the program can ask. */
public final class FarServers {
    private static final String CONNECT = "connect";
    private static final String ARVADOS = "arvados";
    private static final String CRYOSPARC = "cryosparc";
    private static final String CLOUDOMATION = "cloudomation";

    private FarServers() {}

    /** Their words. */
    public static List<String> platforms() {
        return List.of(CONNECT, ARVADOS, CRYOSPARC, CLOUDOMATION);
    }

    /**
     * Asks nothing yet, but where signing in is part of opening.
     *
     * @throws FarTrouble for an unknown platform, a login that it has no use for, and where signing in fails
     */
    public static FarServer open(FarAddress address, FarLogin login, ClientOptions options) {
        FarServer server = ToldServer.told(address, () -> switch (address.platform()) {
            case CONNECT -> ConnectServer.open(address, byKey(login), options);
            case ARVADOS -> ArvadosServer.open(address, byKey(login), options);
            case CRYOSPARC -> CryosparcServer.open(address, byPassword(login), options);
            case CLOUDOMATION -> CloudomationServer.open(address, login, options);
            default ->
                throw new FarTrouble("There is no platform " + address.platform() + "; there are "
                        + String.join(", ", platforms()) + ".");
        });
        return new ToldServer(address, server);
    }

    private static Secret byKey(FarLogin login) {
        if (login.user() != null) {
            throw new FarTrouble("This platform takes a key and no user with a password; leave --user out.");
        }
        return login.secret();
    }

    private static FarLogin byPassword(FarLogin login) {
        if (login.user() == null) {
            throw new FarTrouble("This platform takes a password and no key; --user says whose it is.");
        }
        return login;
    }
}
