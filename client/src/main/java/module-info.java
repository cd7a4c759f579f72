/** Accounts of several platforms, for programs. What speaks HTTP and reads JSON is hidden. */
module muster.client {
    requires java.net.http;
    requires static transitive org.jspecify;
    requires tools.jackson.databind;

    exports muster.client;
    exports muster.client.arvados;
    exports muster.client.cloudomation;
    exports muster.client.connect;
    exports muster.client.cryosparc;
}
