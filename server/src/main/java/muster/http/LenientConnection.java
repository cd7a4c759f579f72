package muster.http;

import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * Keeps the path of an address that the library's own parser gives up on, such as one with {@code %zz} or
 * {@code %00}: without it nobody would know which door has to tell the failure.
 */
final class LenientConnection extends HttpConnection {
    /** Makes such connections. */
    static final class Factory extends HttpConnectionFactory {
        Factory(HttpConfiguration configuration) {
            super(configuration);
        }

        @Override
        public Connection newConnection(Connector connector, EndPoint endPoint) {
            LenientConnection connection = new LenientConnection(getHttpConfiguration(), connector, endPoint);
            connection.setTransferEncodingChunkMaxLength(getTransferEncodingChunkMaxLength());
            return configure(connection, connector, endPoint);
        }
    }

    private LenientConnection(HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
        super(configuration, connector, endPoint);
    }

    @Override
    protected HttpStreamOverHTTP1 newHttpStream(String method, String uri, HttpVersion version) {
        try {
            return super.newHttpStream(method, uri, version);
        } catch (RuntimeException e) {
            return super.newHttpStream(method, readablePart(uri), version);
        }
    }

    /** What stands before the first doubtful character; the fragment mark makes {@link Exchange} refuse it. */
    private static String readablePart(String uri) {
        int end = 0;
        while (end < uri.length() && isPlain(uri.charAt(end))) {
            end++;
        }
        return (uri.startsWith("/") ? uri.substring(0, end) : "/") + "#";
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '_';
    }
}
