package muster.http;

import java.io.IOException;
import java.net.BindException;
import java.security.KeyStore;
import java.util.EnumSet;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Makes the listening sockets with the library's limits and rules set. */
final class Listeners {
    private static final int ACCEPTORS = 1;
    private static final int OUTPUT_BUFFER_BYTES = 32 << 10;
    private static final int WAITING_CONNECTIONS = 1_024;

    private Listeners() {}

    static ServerConnector plain(Server server, ListenAddress listen, HttpSettings settings, int selectors) {
        HttpConnectionFactory http = new LenientConnection.Factory(configuration(settings));
        return open(new ServerConnector(server, ACCEPTORS, selectors, http), listen, settings);
    }

    static ServerConnector encrypted(
            Server server, ListenAddress listen, KeyStore keys, HttpSettings settings, int selectors) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStore(keys);
        tls.setKeyStorePassword(TlsMaterial.IN_MEMORY_PASSWORD);
        tls.setSniRequired(false);
        HttpConnectionFactory http = new LenientConnection.Factory(configuration(settings));
        SslConnectionFactory encryption = new SslConnectionFactory(tls, http.getProtocol());
        // The library would add a check of SNI against Host; one certificate serves all names here.
        encryption.setEnsureSecureRequestCustomizer(false);
        return open(new ServerConnector(server, ACCEPTORS, selectors, encryption, http), listen, settings);
    }

    private static ServerConnector open(ServerConnector connector, ListenAddress listen, HttpSettings settings) {
        connector.setHost(listen.host());
        connector.setPort(listen.port());
        connector.setAcceptedTcpNoDelay(true);
        // A burst of new connections waits its turn and is not reset.
        connector.setAcceptQueueSize(WAITING_CONNECTIONS);
        connector.setIdleTimeout(settings.limits().idleTimeout().toMillis());
        try {
            connector.open();
        } catch (IOException | RuntimeException e) {
            throw new CannotServe("Cannot listen on " + listen + ": " + reason(e) + ".", e);
        }
        return connector;
    }

    private static String reason(Exception e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof BindException && String.valueOf(root.getMessage()).contains("in use")) {
            return "another program already uses this port";
        }
        if (root instanceof BindException && String.valueOf(root.getMessage()).contains("denied")) {
            return "this port is reserved for privileged programs";
        }
        return "this machine does not have that address";
    }

    private static HttpConfiguration configuration(HttpSettings settings) {
        HttpConfiguration configuration = new HttpConfiguration();
        // Otherwise a connection gives a header the value of an earlier one that differs in capitals: another key's.
        configuration.setHeaderCacheCaseSensitive(true);
        configuration.setSendServerVersion(false);
        configuration.setSendXPoweredBy(false);
        configuration.setSendDateHeader(true);
        configuration.setOutputBufferSize(OUTPUT_BUFFER_BYTES);
        // The exact limits are ours, because only we know the door; this one only keeps memory bounded.
        configuration.setRequestHeaderSize(
                2 * (settings.limits().maxHeaderBytes() + settings.limits().maxUriBytes()));
        configuration.setHttpCompliance(HttpCompliance.RFC9110);
        // Paths are read by PathSegments, which is stricter where it matters and answers in the door's shape.
        configuration.setUriCompliance(UriCompliance.from(EnumSet.allOf(UriCompliance.Violation.class)));
        return configuration;
    }
}
