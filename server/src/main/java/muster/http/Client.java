package muster.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/** Who asked, and under which address: the peer itself, or what a trusted proxy in front of us says. */
final class Client {
    private static final int GROUPS_OF_NETWORK = 4;

    private final HttpSettings settings;
    private final HttpFields fields;
    private final @Nullable InetAddress peer;
    private final boolean forwarded;
    private final String directScheme;
    private final String directHost;
    /** Made at the first question: several ask in each request. */
    private @Nullable String address;

    Client(HttpSettings settings, org.eclipse.jetty.server.Request request) {
        this.settings = settings;
        this.fields = request.getHeaders();
        SocketAddress remote = request.getConnectionMetaData().getRemoteSocketAddress();
        this.peer = remote instanceof InetSocketAddress internet ? internet.getAddress() : null;
        this.forwarded = peer != null && settings.proxies().trusts(peer);
        this.directScheme = request.getConnectionMetaData().isSecure() ? "https" : "http";
        String authority = request.getHttpURI().getAuthority();
        this.directHost = authority == null ? "" : authority;
    }

    String address() {
        String made = address;
        if (made == null) {
            InetAddress client = client();
            made = client == null ? "unknown" : client.getHostAddress();
            address = made;
        }
        return made;
    }

    /** One lab behind IPv6 has a whole /64 to change its address in, so the network stands for the client. */
    String network() {
        InetAddress client = client();
        if (!(client instanceof Inet6Address)) {
            return address();
        }
        byte[] bytes = client.getAddress();
        StringBuilder text = new StringBuilder(24);
        for (int i = 0; i < GROUPS_OF_NETWORK; i++) {
            text.append(Integer.toHexString((bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff)))
                    .append(':');
        }
        return text.append(":/64").toString();
    }

    String scheme() {
        URI publicUrl = settings.publicUrl();
        if (publicUrl != null) {
            return publicUrl.getScheme();
        }
        String told = forwarded ? last("X-Forwarded-Proto") : null;
        return told != null && ("https".equalsIgnoreCase(told) || "http".equalsIgnoreCase(told))
                ? told.toLowerCase(Locale.ROOT)
                : directScheme;
    }

    /** Host and, unless it is the usual one, port. */
    String host() {
        URI publicUrl = settings.publicUrl();
        return publicUrl != null ? publicUrl.getRawAuthority() : askedHost();
    }

    /** The host that the client wrote, whatever the public URL says. */
    String askedHost() {
        String told = forwarded ? last("X-Forwarded-Host") : null;
        if (told == null || !isHostText(told)) {
            return directHost;
        }
        String port = last("X-Forwarded-Port");
        boolean usual = port == null || told.lastIndexOf(':') > told.lastIndexOf(']') || isUsualPort(port);
        return usual ? told : told + ":" + port;
    }

    private boolean isUsualPort(String port) {
        return !port.chars().allMatch(c -> c >= '0' && c <= '9')
                || port.equals("https".equals(scheme()) ? "443" : "80");
    }

    private @Nullable InetAddress client() {
        return forwarded && peer != null ? settings.proxies().client(peer, hops()) : peer;
    }

    private List<String> hops() {
        List<String> hops = new ArrayList<>();
        for (String line : fields.getValuesList("X-Forwarded-For")) {
            hops.addAll(List.of(line.split(",")));
        }
        return hops;
    }

    private @Nullable String last(String name) {
        List<String> lines = fields.getValuesList(name);
        if (lines.isEmpty()) {
            return null;
        }
        String line = lines.getLast();
        String word = line.substring(line.lastIndexOf(',') + 1).trim();
        return word.isEmpty() ? null : word;
    }

    /** Only what a host can consist of, because this text ends up in links. */
    private static boolean isHostText(String text) {
        return text.chars().allMatch(c -> Character.isLetterOrDigit(c) || ".-_:[]".indexOf(c) >= 0);
    }
}
