package muster.http;

import static muster.testing.fuzz.Target.require;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import muster.testing.fuzz.Target;

/** What reads addresses, headers and forms. */
public final class HttpTargets {
    private static final InetAddress PROXY = InetAddress.getLoopbackAddress();

    private HttpTargets() {}

    public static List<Target> all() {
        return List.of(
                Target.ofText("http.query", HttpTargets::query, Rejected.class)
                        .like("a=1&b=%C3%A4+b&a=&c", "filters=%5B%5B%22uuid%22%5D%5D", "user%5Bprefs%5D%5Bx%5D=1"),
                Target.ofText("http.path", HttpTargets::path, Rejected.class)
                        .like("/a/b%2Fc/", "/arvados/v1/users/%7Eme/..;/x", "/%e2%82%ac/.hidden/..."),
                Target.ofBytes("http.multipart", HttpTargets::multipart, Rejected.class)
                        .like(
                                "multipart/form-data; boundary=x\n--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x--\r\n",
                                "multipart/form-data; boundary=\"a b\"\n--a b\r\nContent-Disposition: form-data; name=f;"
                                        + " filename=\"t.csv\"\r\nContent-Type: text/csv\r\n\r\nusername\r\n--a b--"),
                Target.ofText("http.cookies", text -> Cookies.parse(Arrays.asList(text.split("\n"))))
                        .like("a=1; b=\"2\"; c\nrsconnect=abc;=;;", "muster=x; muster=y"),
                Target.ofText("http.forwarded", HttpTargets::forwarded)
                        .like("203.0.113.7, 127.0.0.1", "[2001:db8::1]:443,::1", "127.0.0.1:80, unknown"),
                Target.ofText("http.proxies", TrustedProxies::parse, IllegalArgumentException.class)
                        .like("10.0.0.0/8, ::1", "127.0.0.1 fe80::/10"),
                Target.ofText("http.listen", HttpTargets::listen, IllegalArgumentException.class)
                        .like("127.0.0.1:8300", "[::1]:0", "localhost:65535"),
                Target.ofBytes("http.pem", HttpTargets::pem, CannotServe.class)
                        .like(
                                "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n-----END PRIVATE KEY-----\n",
                                "-----BEGIN EC PRIVATE KEY-----\nMAA=\n-----END EC PRIVATE KEY-----\n",
                                "-----BEGIN RSA PRIVATE KEY-----\nMAA=\n-----END RSA PRIVATE KEY-----\n",
                                "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n"));
    }

    private static void query(String text) {
        List<Query.Parameter> read = Query.parse(text).parameters();
        String written = read.stream()
                .map(each -> escaped(each.name()) + "=" + escaped(each.value()))
                .collect(Collectors.joining("&"));
        boolean writable = read.stream().allMatch(each -> isText(each.name()) && isText(each.value()));
        require(!writable || Query.parse(written).parameters().equals(read), "what is written is read again");
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static boolean isText(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static void path(String text) {
        for (String segment : PathSegments.of(text)) {
            require(!segment.equals(".") && !segment.equals(".."), "no segment climbs");
            require(segment.chars().noneMatch(c -> c < 0x20), "no segment has control characters");
        }
    }

    /** The first line is the type, the rest the body. */
    private static void multipart(byte[] input) {
        int end = new String(input, StandardCharsets.ISO_8859_1).indexOf('\n');
        String type = new String(input, 0, Math.max(0, end), StandardCharsets.ISO_8859_1);
        byte[] body = Arrays.copyOfRange(input, end + 1, input.length);
        require(Multipart.withFiles(type, body) != null, "files are read");
        Query fields = Multipart.parse(type, body);
        long length = fields.parameters().stream()
                .mapToLong(each -> each.value().length())
                .sum();
        require(length <= body.length, "fields are no longer than the body");
    }

    private static void forwarded(String text) {
        TrustedProxies proxies = TrustedProxies.parse("127.0.0.0/8, ::1");
        require(proxies.client(PROXY, Arrays.asList(text.split(","))) != null, "there is always a client");
    }

    private static void listen(String text) {
        ListenAddress read = ListenAddress.parse(text);
        require(ListenAddress.parse(read.toString()).equals(read), "what is written is read again");
    }

    private static void pem(byte[] input) throws IOException {
        Path file = Files.createTempFile("muster-fuzz", ".pem");
        try {
            Files.write(file, input);
            CannotServe none = refusal(() -> TlsMaterial.chain(file));
            require(none == null || none.getMessage() != null, "a refusal says why");
            TlsMaterial.key(file);
        } finally {
            Files.delete(file);
        }
    }

    private static CannotServe refusal(Runnable reading) {
        try {
            reading.run();
            return null;
        } catch (CannotServe refused) {
            return refused;
        }
    }
}
