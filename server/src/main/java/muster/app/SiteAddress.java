package muster.app;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import muster.http.HttpSettings;
import muster.http.ListenAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where people reach this site, as links say it: by the settings alone, never by what a request says. Which port a server has that
 * takes a free one is known once it serves.
 */
final class SiteAddress {
    private static final Set<String> ANY_HOST = Set.of("0.0.0.0", "[::]", "[0:0:0:0:0:0:0:0]");
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    private final HttpSettings http;
    private volatile List<URI> uris;

    SiteAddress(HttpSettings http) {
        this.http = http;
        uris = Stream.concat(
                        uri("http", http.listen()),
                        uri("https", http.tls() == null ? null : http.tls().listen()))
                .toList();
    }

    private static Stream<URI> uri(String scheme, @Nullable ListenAddress listen) {
        return listen == null ? Stream.empty() : Stream.of(URI.create(scheme + "://" + listen));
    }

    /** Takes note of where the server really listens. */
    void servedAt(List<URI> served) {
        uris = List.copyOf(served);
    }

    /** Scheme, host, port and the path prefix, without a slash at the end. */
    URI base() {
        return URI.create(origin(http, uris) + http.pathPrefix());
    }

    /** Whether others than those at this machine find their way by it. */
    boolean leadsHere() {
        URI best = best(uris);
        return http.publicUrl() != null || !THIS_MACHINE.contains(best.getHost()) && !ANY_HOST.contains(best.getHost());
    }

    /** @param uris where the server listens */
    static String origin(HttpSettings http, List<URI> uris) {
        URI publicUrl = http.publicUrl();
        if (publicUrl != null) {
            return publicUrl.getScheme() + "://" + publicUrl.getRawAuthority();
        }
        URI best = best(uris);
        String host = ANY_HOST.contains(best.getHost()) ? "localhost" : best.getHost();
        return best.getScheme() + "://" + host + ":" + best.getPort();
    }

    private static URI best(List<URI> uris) {
        return uris.stream().filter(SiteAddress::keepsSecrets).findFirst().orElseGet(uris::getFirst);
    }

    /** Whether a password may travel there without others on the network reading it. */
    private static boolean keepsSecrets(URI uri) {
        return uri.getScheme().equals("https") || THIS_MACHINE.contains(uri.getHost());
    }
}
