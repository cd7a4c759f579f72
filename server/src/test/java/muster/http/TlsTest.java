package muster.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.util.io.pem.PemObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {
    @TempDir
    Path folder;

    @Test
    void clientThatTrustsTheLocalAuthorityIsServed() throws Exception {
        Path authority = folder.resolve("tls");
        try (TestServer server = new TestServer(tls(new TlsSettings.SelfSigned(authority)))) {
            assertThat(get(server.server().uris().getLast(), authority.resolve("authority.pem")))
                    .isEqualTo("127.0.0.1 127.0.0.1 https://127.0.0.1:"
                            + server.server().uris().getLast().getPort());
            assertThat(RawClient.get(server.uri(), "/health").status()).isEqualTo(200);
            assertThat(server.server().authorityFingerprint()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(authority.resolve("authority-key.pem"))))
                .isEqualTo("rw-------");
    }

    /** A handshake that is never begun, or never ended. */
    @ParameterizedTest
    @ValueSource(strings = {"", "\u0016\u0003\u0001\u0001"})
    void whoeverHoardsHandshakesKeepsNobodyOut(String begun) throws Exception {
        Path authority = folder.resolve("tls");
        Duration patient = Duration.ofMinutes(2);
        HttpSettings settings = tls(new TlsSettings.SelfSigned(authority))
                .withLimits(Limits.defaults().withMaxConnections(32).withTimeouts(patient, patient, patient));
        List<RawClient> hoarded = new ArrayList<>();
        try (TestServer server = new TestServer(settings)) {
            URI secure = server.server().uris().getLast();
            for (int i = 0; i < 64; i++) {
                hoarded.add(new RawClient(secure).send(begun));
            }
            assertThat(get(secure, authority.resolve("authority.pem"))).contains(" https://127.0.0.1:");
        } finally {
            for (RawClient client : hoarded) {
                client.close();
            }
        }
    }

    @Test
    void localAuthorityStaysTheSame() {
        LocalAuthority first = LocalAuthority.in(folder, InstantSource.system(), new Random(1));
        LocalAuthority second = LocalAuthority.in(folder, InstantSource.system(), new Random(2));
        assertThat(second.fingerprint()).isEqualTo(first.fingerprint());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void keysAreReadInTheOldAndTheModernForm(boolean modern) throws Exception {
        LocalAuthority authority = LocalAuthority.in(folder, InstantSource.system(), new Random(1));
        KeyStore issued = authority.issue("127.0.0.1");
        PrivateKey key = (PrivateKey) issued.getKey("server", TlsMaterial.IN_MEMORY_PASSWORD.toCharArray());
        Path chain = write("chain.pem", (Object[]) issued.getCertificateChain("server"));
        Path keyFile = write("key.pem", modern ? new JcaPKCS8Generator(key, null) : oldForm((ECPrivateKey) key));
        assertThat(Files.readString(keyFile)).contains(modern ? "BEGIN PRIVATE KEY" : "BEGIN EC PRIVATE KEY");
        try (TestServer server = new TestServer(tls(new TlsSettings.PemFiles(chain, keyFile)))) {
            assertThat(get(server.server().uris().getLast(), folder.resolve("authority.pem")))
                    .contains(" https://127.0.0.1:");
        }
    }

    @Test
    void unreadableFilesAreToldInOneSentenceAndNoPortStaysOpen() throws Exception {
        Path missing = folder.resolve("missing.pem");
        Path nonsense = Files.writeString(folder.resolve("nonsense.pem"), "nonsense");
        assertThatThrownBy(() -> new TestServer(tls(new TlsSettings.PemFiles(missing, missing))))
                .isInstanceOf(CannotServe.class)
                .hasMessage("The TLS certificate " + missing + " does not exist.");
        LocalAuthority.in(folder, InstantSource.system(), new Random(1));
        Path certificate = folder.resolve("authority.pem");
        assertThatThrownBy(() -> new TestServer(tls(new TlsSettings.PemFiles(certificate, missing))))
                .hasMessage("The TLS key " + missing + " does not exist.");
        assertThatThrownBy(() -> new TestServer(tls(new TlsSettings.PemFiles(certificate, nonsense))))
                .hasMessage("There is no private key without a password in " + nonsense + ".");
        assertThatThrownBy(() -> new TestServer(tls(new TlsSettings.PemFiles(nonsense, nonsense))))
                .isInstanceOf(CannotServe.class)
                .hasMessageContaining(nonsense.toString());
    }

    @Test
    void rsaKeysInTheOldFormAreRead() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2_048);
        PrivateKey key = generator.generateKeyPair().getPrivate();
        Path file = write("rsa.pem", key);
        assertThat(Files.readString(file)).contains("BEGIN RSA PRIVATE KEY");
        assertThat(TlsMaterial.key(file)).isEqualTo(key);
    }

    /** As {@code openssl ecparam -genkey} writes it. */
    private static PemObject oldForm(ECPrivateKey key) throws IOException {
        var structure = new org.bouncycastle.asn1.sec.ECPrivateKey(256, key.getS(), SECObjectIdentifiers.secp256r1);
        return new PemObject("EC PRIVATE KEY", structure.getEncoded());
    }

    private static HttpSettings tls(TlsSettings.Source source) {
        return TestServer.settings().withTls(new TlsSettings(new ListenAddress("127.0.0.1", 0), source));
    }

    private Path write(String name, Object... contents) throws Exception {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            for (Object content : contents) {
                pem.writeObject(content);
            }
        }
        return Files.writeString(folder.resolve(name), text.toString());
    }

    private static String get(URI server, Path trusted) throws Exception {
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        List<Certificate> certificates = List.of(TlsMaterial.chain(trusted));
        anchors.setCertificateEntry("authority", certificates.getFirst());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(server.resolve("/door/who")).build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
